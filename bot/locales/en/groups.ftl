# Groups: settings, answers for one person, joining.

settings-title = Settings
settings-how = A button changes its setting; typing works too: /settings length short
settings-unknown = I don't know the setting “{ $name }”. There are: { $names }.
settings-not-that = { $name } can't be “{ $value }”, only: { $values }.
setting-length = Answers
setting-length-short = short
setting-length-normal = normal
setting-length-long = long
setting-layout = Layout
setting-layout-rich = with foldable quotes
setting-layout-simple = simple
setting-adding = Articles are added by
setting-adding-everybody = everybody
setting-adding-admins = administrators
setting-answers = Answers go to
setting-answers-public = the group
setting-answers-private = the person alone first
setting-discussion = What people say is kept for digests
setting-discussion-on = yes
setting-discussion-off = no, only shared links
setting-retention = Links and talk are kept for
setting-retention-7 = 7 days
setting-retention-30 = 30 days
setting-retention-90 = 90 days
setting-retention-365 = a year

adding-admins = In this group only administrators add articles.
private-how = Say /private and your question, and the answer comes to you alone.
private-start = I can't write to you before you start our own chat. Open it, and the answer is there.
private-open = Open our chat
private-here = Answer here
private-working = For your eyes only. One moment …
private-not-yours = That was somebody else's question, or it was long ago. Ask your own with /private.
private-nameless = You speak here in the group's own name, so I don't know to whom to write. Ask me as yourself, or without /private.
private-everyone = Show everyone
private-shared = { $name } shares:
private-shown = The group can see it now.
private-not-shown = I can't show that in the group (any more).

joined-privacy-mode =
    Telegram shows me only messages that mention me, reply to me or are commands. That is enough for questions. For digests of what the group shares, make me an administrator, or switch my privacy mode off at @BotFather and add me again.
