# The commands in the menu of Telegram: at most 256 characters each.

command-start = what I am and how to begin
command-help = what you can say to me
command-summary = the summary of the article we talk about
command-ask = ask about it: /ask when is it?
command-articles = what I have read for you
command-forget = remove the article we talk about
command-new = start over; your articles stay
