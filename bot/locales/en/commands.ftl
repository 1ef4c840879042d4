# The commands in the menu of Telegram: at most 256 characters each.

command-start = what I am and how to begin
command-help = what you can say to me
command-summary = the summary of the article we talk about
command-ask = ask about it: /ask when is it?
command-articles = what I have read for you
command-follow = news of a site, read for you: /follow example.org now
command-following = what is followed here
command-unfollow = stop following: /unfollow 2
command-forget = remove the article we talk about
command-new = start over; your articles stay
command-language = the language that I speak
command-settings = how I behave here
command-usage = what was used, and what is left
command-privacy = what I keep, and for how long
command-forget_me = remove everything of yours
command-export = your articles as files
command-private = an answer for you alone: /private when is it?
command-digest = what is new, now or on a plan: /digest daily 09:00 London
command-catchup = what you missed, for you alone: /catchup 6h
bot-about = I read articles for you, sum them up, and answer with the sentence that proves it.
