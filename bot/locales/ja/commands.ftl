# The commands in the menu of Telegram: at most 256 characters each.

command-start = 自己紹介と始め方
command-help = 話しかけ方
command-summary = 話している記事の要約
command-ask = 記事について聞く: /ask いつですか
command-articles = 読んだ記事の一覧
command-follow = サイトの新着を読んでお届け：/follow example.org 今すぐ
command-following = ここで購読しているもの
command-unfollow = 購読をやめる：/unfollow 2
command-forget = 話している記事を消す
command-new = 最初から（記事は残ります）
command-language = 話す言語
command-settings = ここでの振る舞い
command-usage = 使った量と残り
command-privacy = 何をいつまで保存するか
command-forget_me = あなたのものをすべて消す
command-export = 記事をファイルで受け取る
command-private = あなただけに答える: /private いつですか
command-digest = 新しいもの。今すぐ、または予定で：/digest 毎日 9:00 東京
command-catchup = 見逃したことをあなただけに：/catchup 6h
bot-about = 記事を読んで要約し、根拠となる文とともに質問に答えます。
