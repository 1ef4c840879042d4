# What went wrong, why, and what to do about it.

not-article-consent_wall = Cette page ne me montre qu'un avis de cookies, pas l'article. Ouvrez-la dans votre navigateur et collez le texte ici.
not-article-paywall = Cette page ne me montre que le début : le reste est payant. Si vous pouvez le lire, collez le texte ici.
not-article-error_page = C'est une page d'erreur, pas un article. Vérifiez le lien et renvoyez-le.
not-article-link_list = C'est une liste de liens, pas un article. Ouvrez l'article voulu et envoyez-moi son propre lien.
not-article-needs_javascript = Cette page a besoin d'un navigateur avec JavaScript. Collez plutôt le texte ici.
not-article-bot_check = Ce site veut la preuve que je suis humain, ce que je ne suis pas. Collez plutôt le texte ici.
not-article-too_short = Il y a trop peu de texte pour un article. Envoyez un texte plus long ou un lien.
not-article-no_text = Je n'y ai pas trouvé de texte d'article. Envoyez un autre lien ou collez le texte ici.
error-unreadable-url = Je ne peux pas ouvrir cette adresse : { $reason }. Je ne lis que des pages publiques (http et https).
error-fetch-timeout = Cette page a mis plus de { $seconds } secondes. Réessayez plus tard ou collez le texte ici.
error-bad-status = Le site a répondu par l'erreur { $status }, il n'y a donc rien à lire. Vérifiez le lien ou collez le texte ici.
error-redirect = Cette adresse me fait tourner en rond. Ouvrez-la dans votre navigateur et envoyez-moi l'adresse d'arrivée.
error-fetch = Je n'ai pas pu télécharger cette page : la connexion a échoué. Vérifiez le lien ou réessayez plus tard.
error-too-large = C'est trop grand pour moi : je lis jusqu'à { $megabytes } Mo. Envoyez un fichier plus petit ou collez la partie utile.
error-empty-source = C'est vide : il n'y a rien à lire. Renvoyez-le.
error-unsupported-type = Je ne lis pas les fichiers de type { $media_type }. Envoyez HTML, TXT, Markdown, PDF, DOCX ou EPUB.
error-damaged-file = Ce fichier est abîmé, ou n'est pas ce qu'il prétend ({ $kind }). Enregistrez-le et renvoyez-le.
error-encrypted-file = Ce fichier ({ $kind }) est protégé par un mot de passe. Envoyez une copie sans.
error-no-text-layer = Ce PDF contient des images de pages, pas du texte, et je ne lis pas les images. Envoyez une version avec du texte.
error-parser-limit = La lecture prenait trop de temps ou de mémoire, j'ai donc arrêté. Envoyez une version plus simple ou collez le texte ici.
error-ingest = Je n'ai pas pu lire cela. Essayez un autre lien ou collez le texte ici.
error-unknown-article = Je n'ai pas (plus) cet article. /articles montre la liste.
error-embedding = Le modèle de recherche ne répond pas bien, je ne peux ni lire ni chercher. Réessayez dans un instant ; `article-bot doctor` en dit plus.
error-not-a-feed = Je ne trouve aucun flux à cette adresse, et le site n'en indique pas. Envoyez-moi l'adresse de son flux RSS, Atom ou JSON.
error-too-many-feeds = Cette discussion suit déjà { $limit } flux, je ne peux pas plus. Arrêtez-en un d'abord.
error-unknown-feed = Cette discussion ne suit aucun flux de ce numéro ou de cette adresse.
