# Groups: settings, answers for one person, joining.

settings-title = 設定
settings-how = ボタンで変わります。文字でも: /settings length short
settings-unknown = 「{ $name }」という設定はありません。あるのは: { $names }。
settings-not-that = { $name } は「{ $value }」にできません。選べるのは: { $values }。
setting-length = 答え
setting-length-short = 短く
setting-length-normal = ふつう
setting-length-long = 長く
setting-layout = 表示
setting-layout-rich = 引用を折りたたむ
setting-layout-simple = 簡単
setting-adding = 記事を追加できる人
setting-adding-everybody = 全員
setting-adding-admins = 管理者
setting-answers = 答えの送り先
setting-answers-public = グループ
setting-answers-private = まず本人だけ
setting-discussion = 発言をダイジェスト用に保存
setting-discussion-on = はい
setting-discussion-off = いいえ、共有リンクのみ
setting-retention = 保存期間
setting-retention-7 = 7 日
setting-retention-30 = 30 日
setting-retention-90 = 90 日
setting-retention-365 = 1 年
adding-admins = このグループでは管理者だけが記事を追加できます。
private-how = /private と質問を送ると、答えはあなただけに届きます。
private-start = 二人のチャットが始まるまで、あなたに送れません。開けば、そこで答えます。
private-open = チャットを開く
private-here = ここで答える
private-working = あなただけに見えています。少しお待ちください…
private-not-yours = それはほかの人の質問か、ずっと前のものです。/private で質問してください。
private-nameless = グループの名前で話しているので、誰に送ればよいか分かりません。ご自身の名前で聞くか、/private なしで聞いてください。
private-everyone = 全員に見せる
private-shared = { $name } さんの共有:
private-shown = グループに表示しました。
private-not-shown = グループに（もう）表示できません。
joined =
    こんにちは。このグループのために記事を読みます。私に言及するか返信して、リンクや質問を送ってください。根拠となる文とともに答えます。詳しくは /help で。

    保存するもの: 渡された記事、私への質問と答え、ここで共有されたリンク（30 日間）。皆さん同士の発言は、管理者が /settings で有効にした場合だけです。/privacy と /forget_me は誰でも使えます。
joined-privacy-mode = Telegram が私に見せるのは、私への言及、返信、コマンドだけです。質問にはそれで足ります。グループの共有をダイジェストにするには、私を管理者にするか、@BotFather でプライバシーモードを切ってから追加し直してください。
