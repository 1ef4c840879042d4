# フィード：チャットが購読しているものと、フィードが届けるもの。

feeds-how = /follow に続けてサイトかフィードのアドレスを送ると、新しい記事をお届けします。ふつうはダイジェストで、アドレスの後に「今すぐ」と書けばすぐに届きます。「日本、NATOを含む場合のみ」と加えれば、ほかは届きません。フィードの一覧（OPML）はファイルで送れます。/following でここの購読一覧が見られます。
feeds-unfollow-how = どれですか。/unfollow に続けて、/following の番号かアドレスを送ってください。
feeds-none = ここでは何も購読していません。/follow に続けてサイトかフィードのアドレスを送ってください。
feeds-title = ここで購読しているフィード：{ $count }件
feeds-page = { $page }／{ $pages }ページ。✕と番号のボタンか /unfollow で購読をやめます。/follow 番号 now または digest で、届くタイミングを変えられます。
feeds-exported = フィード{ $count }件です。OPMLなので、どのフィードリーダーでも使えます。
feeds-elsewhere = フィードが届くのはTelegramだけです。ここでは私から書き込めません。
feeds-admins = このグループでは、購読を決められるのは管理者だけです。
feeds-imported =
    { $count ->
        [0] どのフィードも購読できませんでした。
       *[other] フィードを{ $count }件購読しました
    }
feeds-import-list = 購読したもの
feeds-import-failed = 購読できなかったもの：{ $count }件

feed-followed = 購読しました：{ $title }
feed-changed = 購読の設定を変えました：{ $title }
feed-unfollowed = 購読をやめました：{ $title }
feed-in-digest = 新しい記事はダイジェスト（/digest）で届きます。
feed-at-once = 新しい記事はすぐに届きます。
feed-words = 次の言葉を含むものだけ：{ $words }
feed-first = まず、いまある新しい記事{ $count }件が届きます。
feed-row-at-once = すぐに
feed-dead-gone = サイトによると、もうありません
feed-dead-unreachable = 何日も応答がありません
feed-dead-not_a_feed = 何日も、そのアドレスにフィードがありません
feed-dead-away = ここに書き込めなかったため、休止中です
feed-died = フィード「{ $title }」の確認をやめました：{ $why }。
feed-moved = フィード「{ $title }」は { $old } から { $new } へ移りました。これからはそちらを購読します。
feed-many = 新しい記事{ $count }件：{ $names }
feed-more = ほか{ $count }件

button-at-once = すぐに
button-in-digest = ダイジェストで
button-unfollow = 購読をやめる
button-follow-again = もう一度購読
button-opml = OPMLで
button-following = すべて表示

feed-error-too-large = そのフィードは大きすぎます。読めるのは{ $megabytes } MBまでです。話題を絞った小さなフィードがあるかもしれません。
feed-error-bad-status = サイトがエラー{ $status }を返したため、購読できません。アドレスを確かめてください。
feed-error-fetch-timeout = そのサイトは{ $seconds }秒以内に応答しませんでした。後でもう一度試してください。
feed-error-fetch = そのアドレスにつながりませんでした。アドレスを確かめるか、後でもう一度試してください。
feed-error-empty-source = そのアドレスには何もありません。アドレスを確かめるか、後でもう一度試してください。
feed-error-parser-limit = そのフィードを読むのに時間かメモリがかかりすぎるため、中止しました。もっと小さなフィードがあるかもしれません。
feed-error-damaged-file = そのファイルは、私に読めるフィードの一覧ではありません。OPMLとして書き出し直して、もう一度送ってください。
