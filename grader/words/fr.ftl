# Les mots de la ligne de commande. Écrire des espaces ordinaires : le catalogue les rend insécables là où le français le veut.

## Aide

usage = Utilisation :
heading-commands = Commandes{"\u00A0"}
heading-arguments = Arguments{"\u00A0"}
heading-options = Options{"\u00A0"}

placeholder-command = COMMANDE
placeholder-submission = REMISE
placeholder-dir = DOSSIER
placeholder-file = FICHIER
placeholder-task = TÂCHE
placeholder-format = FORMAT
placeholder-column = COLONNE
placeholder-title = TITRE
placeholder-points = POINTS
placeholder-lang = LANGUE
placeholder-name = NOM
placeholder-shell = SHELL
placeholder-roster = LISTE
placeholder-number = NOMBRE
placeholder-seconds = SECONDES
placeholder-phase = PHASE
placeholder-how = COMBIEN
placeholder-shard = PART
placeholder-what = QUOI
placeholder-bundle = PREUVES
placeholder-evidence = PREUVES

about-grader = Corrige le laboratoire « fournisseurs de café » : du monolithe aux microservices sur AWS.
about-grade = Corrige une ou plusieurs remises
about-check = Vérifie son propre travail : comme « grade », avec les indices
about-class = Corrige toute une classe : une liste (CSV) entre, un dossier de résultats sort
about-marks = Écrit un marks.csv à remplir : ce qu’une personne doit juger, et ce que des personnes ont déjà décidé
about-merge = Réunit les parts d’une classe corrigée sur plusieurs machines
about-regrade = Montre ce que d’autres critères changeraient aux résultats d’une classe, d’après les preuves gardées
about-demo = Corrige des remises enregistrées, sans nuage, sans Docker et sans réseau
about-export = Écrit les documents d’une classe à partir de ses résultats : tableurs, Moodle, Canvas, Gradescope et autres
about-gradescope = Écrit un dossier de correction automatique pour Gradescope, avec la grille ; il n’y manque que ce programme
about-lint = Vérifie les fichiers de critères
about-selftest = Prouve que les critères distinguent les solutions fausses des justes : par critère, ce qu’il a pris, manqué, accusé à tort
about-steps = Montre le vocabulaire des fichiers de critères, dans les deux langues
about-list = Montre les tâches, les critères et les points
about-init = Écrit un submission.toml commenté, à remplir
about-doctor = Dit si le correcteur verrait tout : identité AWS, permissions, horloge, adresses, Docker
about-iam-policy = Écrit la politique IAM de lecture seule dont le correcteur a besoin
about-keys = Crée et montre les clés du cours, et dit qui a signé des preuves
about-new = Crée une clé ; la partie secrète va dans le fichier, la partie publique s’affiche, pour [trust] de lab.toml
about-show = Montre la partie publique d’une clé
about-verify = Dit qui a signé des fichiers de preuves
about-integrity = Montre ce que des remises d’une classe ont en commun : des faits à regarder, jamais une sanction
about-spot-check = Repose au hasard des questions et montre où le déploiement ne dit pas ce que disent les preuves
about-completions = Écrit le script de complétion d’un shell

arg-help = Affiche cette aide
arg-version = Affiche la version
arg-lang = Langue : fr ou en [défaut : celle du système, sinon fr]
arg-no-colour = Sans couleur, comme la variable NO_COLOR
arg-quiet = Sans messages d’avancement
arg-json = Écrit du JSON, pour un programme
arg-read-only = Ne rien modifier : n’ajoute, ne modifie et ne supprime aucun fournisseur du correcteur par les pages
arg-local = Permet d’interroger cette machine, les réseaux privés et un autre point d’accès qu’AWS, comme GRADER_LOCAL=1 ; pour ses propres essais, jamais pour la remise d’un inconnu
arg-out = Dossier des rapports [défaut : grader-report, si un format exige un fichier]
arg-only = Ne juge que ces phases (7), tâches (6.1) ou critères (6.1-b), séparés par des virgules
arg-record = Enregistre les preuves dans ce fichier ; compressé si le nom finit par .zst
arg-format = Formats, séparés par des virgules : terminal, json, html, junit, markdown, gradescope, prairielearn, autolab, vocareum, ags. Le JSON ou Autolab seul, sans --out, va sur la sortie standard [défaut : terminal ; avec --out, aussi json et html]
arg-profile = Profil de la classe, un de ceux de lab.toml [défaut : celui que lab.toml choisit]
arg-marks = Un marks.csv : les notes que des personnes ont données, et les dispenses
arg-metadata = Un submission_metadata.json de Gradescope : qui a remis, quand, et l’échéance ; il l’emporte sur ce que dit la remise
arg-sign = Signe les preuves avec cette clé, faite par « grader keys new »
arg-key = Le fichier de la clé secrète
arg-verify-bundles = Des fichiers de preuves
arg-integrity-results = Un dossier de classe, ou tout dossier qui contient des fichiers de preuves
arg-markdown = Écrit un tableau Markdown
arg-starter = Dossier du code de départ, qui ne compte pas
arg-features = Dossier qui contient lab.toml et des fichiers .feature, au lieu de ceux du correcteur

arg-grade-submissions = Un submission.toml, un dossier qui en contient un, ou un fichier de preuves
arg-grade-fail-under = Échoue (code 1) si la note est sous ce nombre de points, au lieu d’échouer dès qu’un critère échoue
arg-check-submission = Un submission.toml, un dossier qui en contient un, ou un fichier de preuves [défaut : le dossier courant]
arg-watch = Recommence jusqu’à ce que tout soit vert : ne redemande que ce qui échoue encore ou a changé, et dit ce qui vient de réussir
arg-every = Avec --watch, la pause la plus courte entre deux regards ; elle s’allonge tant que rien ne bouge [défaut : 15]
arg-phase = Ne juge que ces phases (6), séparées par des virgules
arg-hints = Aide affichée : none (aucune), short (où regarder) ou full (toute) [défaut : full]
arg-aws-credentials = Le bloc de clés AWS Academy (AWS Details, AWS CLI : Show) dans un fichier, ou - pour le coller ; jamais affiché ni gardé
arg-class-roster = La liste de la classe, en CSV : colonnes id, nom, courriel, groupe, remise (chemin, dépôt ou preuves), ou toute clé de submission.toml comme urls.load_balancer
arg-class-out = Dossier des résultats ; la même commande y reprend ce qui manque
arg-class-format = Formats, séparés par des virgules : json (toujours écrit), html, junit [défaut : html]
arg-class-retry = « inconclusive » : corrige de nouveau ceux dont quelque chose n’a pas pu être observé
arg-class-strict = S’arrête avant tout si une ligne de la liste est inutilisable
arg-class-deadline = Temps laissé à une remise ; ce qui n’est pas vu alors reste ouvert [défaut : 900]
arg-class-jobs = Remises corrigées en même temps [défaut : 4 par processeur]
arg-class-per-account = Remises corrigées en même temps dans un même compte AWS [défaut : 2]
arg-class-shard = Ne corrige qu’une part de la classe, comme 2/4 [défaut : celle que dit l’ordonnanceur, s’il y en a un]
arg-class-shards = Nombre de parts, quand l’ordonnanceur ne le dit pas
arg-marks-results = Un dossier que « class » ou « merge » a écrit
arg-marks-out = Le fichier à écrire [par défaut : marks.csv]
arg-marks-force = Remplacer un fichier qui existe
arg-merge-shards = Les dossiers des parts
arg-merge-out = Dossier de la classe entière
arg-regrade-results = Un dossier écrit par « class » ou « merge »
arg-regrade-format = terminal, json ou markdown [défaut : terminal]
arg-regrade-apply = Remplace les résultats ; les anciens restent dans le dossier « previous » de chacun
arg-demo-out = Dossier des rapports [défaut : grader-demo]
arg-export-dir = Dossier de résultats que « grade » ou « class » a écrit ; il n’est jamais modifié
arg-gradescope-dir = Le dossier à écrire, nouveau ou vide
arg-export-out = Dossier des documents, hors du dossier de résultats [défaut : grader-export]
arg-export-format = Formats, séparés par des virgules. De la classe : csv, xlsx, markdown, moodle, canvas. De chaque étudiant : html, junit, markdown, messages (Cucumber), gradescope, prairielearn, autolab, vocareum, ags (LTI). Ou all [défaut : csv,xlsx]
arg-fill-worksheet = Remplit la feuille d’évaluation téléchargée d’un devoir Moodle : seules les cellules de note et de commentaire changent
arg-fill-canvas = Remplit le carnet de notes exporté de Canvas : seule la colonne de la note change
arg-assignment = Titre du devoir dans le carnet de notes [défaut : celui du laboratoire]
arg-scale = Ce que tous les points valent dans le carnet de notes [défaut : ce que dit le fichier à remplir, sinon 100]
arg-key-column = Colonne de l’identifiant ou du courriel dans le fichier à remplir
arg-grade-column = Colonne de la note dans le fichier à remplir
arg-feedback-column = Colonne du commentaire dans le fichier à remplir
arg-lint-dir = Dossier qui contient lab.toml et des fichiers .feature [défaut : ceux du correcteur]
arg-selftest-dir = Dossier qui contient lab.toml, des fichiers .feature et ledgers/*.toml [défaut : ceux du correcteur]
arg-right = Relevé d’une solution juste, que les registres modifient [défaut : le laboratoire juste de « demo »]
arg-init-file = Le fichier à écrire [défaut : submission.toml]
arg-init-force = Remplace un fichier existant
arg-doctor-submission = Un submission.toml ou son dossier [défaut : celui du dossier courant, sinon les accès de l’environnement]
arg-spot-check-evidence = Un fichier de preuves, ou un dossier de classe
arg-spot-check-submission = Pour un fichier de preuves : un submission.toml qui ouvre le compte AWS et nomme les fichiers [par défaut : seules les adresses des preuves sont interrogées]
arg-spot-check-roster = Pour un dossier de classe : sa liste, dont les lignes ouvrent les comptes
arg-spot-check-count = Questions par étudiant [par défaut : 5]
arg-spot-check-students = Pour un dossier de classe : nombre d’étudiants, tirés par la graine [par défaut : 5]
arg-spot-check-seed = La graine d’un tirage à répéter [par défaut : une graine au hasard, qui est affichée]
arg-spot-check-deadline = Temps pour un étudiant ; ce qui n’est pas vu à temps n’a pas été demandé [par défaut : 300]
arg-completions-shell = bash, elvish, fish, powershell ou zsh

more-grade = Plusieurs remises : chacune a son dossier dans --out, et une mauvaise n’arrête pas les autres.
    Les points encore ouverts (à évaluer par une personne, ou non observés) ne comptent pas comme gagnés.
more-class = Une part vient aussi de JOB_COMPLETION_INDEX (avec --shards), AWS_BATCH_JOB_ARRAY_INDEX,
    SLURM_ARRAY_TASK_ID ou CI_NODE_INDEX. Une note basse n’est pas un échec : le code est 0 quand chaque
    remise est corrigée, 3 quand quelque chose n’a pas pu être observé.

exit-codes = Codes de sortie (si plusieurs s’appliquent, le premier de 130, 4, 2, 1, 3, 0) :
exit-0 = tout ce qui est jugé est réussi ; le reste revient à une personne
exit-1 = un critère a échoué (ou la note est sous --fail-under)
exit-2 = mauvaise commande, mauvais fichier, ou fichier impossible à écrire
exit-3 = rien n’a échoué, mais quelque chose n’a pas pu être observé
exit-4 = défaut du correcteur
exit-130 = interrompu par un signal ; ce qui est fait est gardé

## Erreurs de la ligne de commande

error = erreur : { $text }
usage-more = Pour en savoir plus : { $command } --help
usage-near = Vouliez-vous écrire « { $near } » ?
usage-unknown-argument = argument inconnu « { $argument } ».
usage-unknown-command = commande inconnue « { $command } ».
usage-missing = il manque l’argument { $argument }
usage-missing-command = il manque une commande.
usage-no-value = il manque une valeur à { $argument }.
usage-bad-value = { $argument } : attendu { $expected }, trouvé « { $given } ».
usage-repeated = { $argument } est donné plus d’une fois.
usage-too-many = { $argument } ne prend pas la valeur « { $given } ».
expected-lang = fr ou en
expected-only = une phase (7), une tâche (6.1) ou un critère (6.1-b)
expected-format = un des formats que « --help » énumère
expected-fail-under = un nombre de points d’au plus deux décimales, comme 60 ou 12.5
expected-scale = un nombre de points d’au plus deux décimales, comme 20 ou 14.5
expected-phase = une phase comme 6
expected-hints = none, short ou full
expected-every = un nombre de secondes à partir de 1
expected-shell = bash, elvish, fish, powershell ou zsh
expected-retry = inconclusive
expected-shard = une part comme 2/4
expected-jobs = un nombre à partir de 1
expected-shards = un nombre à partir de 1
expected-per-account = un nombre à partir de 1
expected-deadline = un nombre de secondes à partir de 1

## Erreurs

error-stdout = impossible d’écrire sur la sortie standard : { $reason }
error-no-submission = { $path } ne contient pas de submission.toml ; « grader init » en écrit un.
error-folder-of-bundles = { $path } contient des preuves, mais pas de submission.toml. Pour une seule remise, donnez son fichier ; pour toutes, « grader class » avec une liste qui les nomme ; pour un dossier de classe déjà corrigé, « grader regrade ».
error-neither = { $path } n’est ni un submission.toml ni un fichier de preuves.
error-submission = remise refusée. { $reason }
input-too-long = au plus 1 Mio est attendu, et le fichier a { $found } octets.
input-syntax = ce n’est pas du TOML : { $reason }
input-value = cette valeur ne convient pas : { $reason }
input-top-level = hors de toute table
input-table = dans [{ $table }]
input-known = Attendu l’une de { $known }.
input-unknown-key = clé inconnue « { $key } » { $place }. { $next }
input-address = une adresse comme http://example.org:8080 est attendue, et non « { $found } » ({ $why }).
input-address-scheme = elle ne commence ni par http ni par https
input-address-user = elle contient un nom d’utilisateur ou un mot de passe
input-secret = un texte entre guillemets est attendu (ce qui s’y trouve n’est pas répété ici).
input-pasted-keys = le bloc de clés d’AWS Academy n’a pas sa place ici. Retirez-le de ce fichier, puis : grader check --aws-credentials FICHIER, ou - pour le coller.
input-no-student = student.id manque ou est vide ; écrivez l’identifiant de la liste de classe.
input-template-student = student.id est encore « { $found } » ; écrivez l’identifiant de la liste de classe.
input-several-ways = une seule façon d’ouvrir le compte est attendue : profile, role_arn ou access_key_id ; gardez-en une.
input-no-role = external_id va avec role_arn, qui manque.
input-half-keys = access_key_id et secret_access_key vont ensemble ; l’une des deux manque.
marks-left-out = { $student } : laissé de côté, parce qu’un tableur prendrait cet identifiant pour une formule.
marks-no-result = le résultat de { $student } est illisible ; relancez « grader class ».
error-paste = les clés AWS ({ $path }) sont inutilisables : { $reason }. Copiez le bloc entier : AWS Academy, AWS Details, AWS CLI : Show.
paste-too-long = le texte est plus long que tout bloc de clés
paste-nothing = rien n’y est
paste-missing = la ligne { $name }=… manque
paste-stdin = l’entrée standard
error-watch-recorded = --watch regarde un déploiement, et ceci est un enregistrement. Donnez un submission.toml.
error-marks = notes refusées. { $reason }
error-metadata = { $path } n’est pas un submission_metadata.json de Gradescope ({ $reason }).
error-key = { $path } ne contient pas de clé ; « grader keys new » en fait une.
error-key-exposed = { $path } peut être lu par d’autres ; donnez-lui les permissions 0600, ou faites une nouvelle clé.
error-no-bundles = { $path } ne contient aucun fichier de preuves ; donnez un dossier de classe.
error-unreadable = impossible de lire { $path } : { $reason }.
error-unwritable = impossible d’écrire { $path } : { $reason }. Choisissez un endroit où vous pouvez écrire.
error-exists = { $path } existe déjà ; --force le remplace.
error-not-empty = { $path } n’est pas vide. Choisissez un nouveau dossier.
error-bundle-large = { $path } est plus grand que 64 Mio, plus que tout fichier de preuves.
error-bundle-damaged = { $path } n’est pas un fichier de preuves entier ({ $reason }) : il a été coupé, ou c’est autre chose. Enregistrez de nouveau avec --record.
error-bundle-other = { $path } n’est pas un fichier de preuves (schéma « { $found } »). Donnez un fichier écrit par --record.
error-bundle-newer = { $path } a le format { $found }, plus récent que ce correcteur. Utilisez une version plus récente.
error-bundle-changed = { $path } a été modifié après son enregistrement : son empreinte ne correspond plus à son contenu. Enregistrez de nouveau.
error-bundle-forged = { $path } porte une signature de { $key } qui n’est pas celle de son contenu : il a été modifié, ou elle vient d’ailleurs. Demandez l’original.
error-feature-large = { $path } est plus grand que 1024 Kio, plus que tout fichier de critères.
error-profile = le laboratoire n'a pas de profil « { $name } » ; un de ceux-ci est attendu : { $known }.
error-no-profiles = le laboratoire n'a pas de profil « { $name } » : son lab.toml n'en déclare aucun ([profiles]).
error-features = les fichiers de critères sont inutilisables :
error-record-several = --record enregistre une seule remise ; corrigez-les l’une après l’autre.
error-metadata-several = --metadata parle d’une seule remise ; corrigez-les l’une après l’autre.
error-record-twice = --record enregistre un déploiement, et ceci est déjà un enregistrement. Enlevez --record.
error-sign-nothing = --sign signe ce que --record enregistre ; ajoutez --record FICHIER.
error-sign-recorded = --sign signe ce que le correcteur observe lui-même, et ceci est déjà un enregistrement : regardez le déploiement (un submission.toml) avec --record et --sign.
error-needs-live = cette version est construite sans accès aux déploiements ; construisez-la avec « cargo build --release -p grader ».
error-resources = impossible d’ouvrir des connexions réseau : { $reason }
error-no-results = { $path } ne contient pas de résultats : il y faut class.json, ou des dossiers avec un result.json.
error-export-inside = les documents iraient dans le dossier de résultats { $path }, qui n’est jamais modifié. Choisissez un autre dossier avec --out.
error-export-features = ces résultats ont été notés avec d’autres fichiers de critères ; donnez les leurs avec --features pour le format messages.
export-missing = { $student } n’a pas de résultat : la note reste vide.
export-broken = { $student } : résultat illisible, la note reste vide. { $reason }
export-other-rubric = { $student } a été noté avec une autre grille que la classe : la note reste vide. Notez de nouveau.
error-defect = { $path } : défaut du correcteur. Cette remise n’est pas notée ; signalez-le nous.
io-not-found = il n’existe pas
io-denied = accès refusé
io-folder = c’est un dossier
io-no-folder = une partie du chemin n’est pas un dossier
io-exists = il existe déjà

## Classes

roster-line = { $path }:{ $line } : { $text }
roster-large = la liste dépasse 16 Mio, plus que toute liste de classe.
roster-encoding = la ligne { $line } de la liste n’est pas en UTF-8 ; enregistrez-la au format « CSV UTF-8 ».
roster-no-id-column = la première ligne de la liste ne nomme pas de colonne « id » (ou matricule, identifiant, code permanent).
roster-unknown-column = colonne inconnue « { $column } » ; attendu l’une de { $known }.
roster-repeated-column = la colonne « { $column } » en répète une autre ; gardez-en une.
roster-cells = { $found } cellules pour { $expected } colonnes ; mettez entre guillemets un texte qui contient le séparateur.
roster-line-break = une cellule contient un saut de ligne ; fermez ses guillemets, ou enlevez le saut.
roster-attempt = l’essai « { $found } » n’est pas un numéro tel que 2.
roster-time = « { $found } » n’est pas une heure avec son fuseau, telle que 2026-12-04T23:59-05:00.
roster-no-id = la cellule « id » est vide ; écrivez l’identifiant de l’étudiant.
roster-repeated = « { $id } » est déjà à la ligne { $first } ; gardez une seule des deux lignes.
roster-not-found = { $path } n’existe pas : rien n’a été remis, ou le chemin est faux.
roster-outside = « { $value } » sort de { $path } ; donnez un chemin à l’intérieur.
roster-two-sources = les colonnes « submission » et « source.microservices » nomment toutes deux du code source ; gardez-en une.
roster-cell = une cellule est inutilisable : { $reason }
class-nothing = rien n’a été remis : aucune cellule ne dit où regarder.
class-seen-less = on a pu voir moins du déploiement que la fois d’avant ; le résultat précédent reste.
class-given-up = abandonnée : la correction ne finissait pas. Recommencez avec la même commande, ou donnez plus de temps par --deadline.
class-graded = { $student } : l’ancien résultat reste. { $text }
class-failed = { $student } : pas corrigé. { $text }
class-missing = { $student } : sans résultat. { $text }
class-summary = { $graded ->
    [one] { $graded } corrigé
   *[other] { $graded } corrigés
}, { $failed } en erreur, { $missing } sans résultat. Dossier : { $path }
error-strict = rien n’a été corrigé : corrigez les lignes nommées, ou enlevez --strict.
error-in-use = une autre exécution écrit dans { $path } ; attendez qu’elle finisse, ou choisissez un autre dossier.
error-no-class = { $path } ne contient pas les résultats d’une classe ; donnez un dossier écrit par « grader class --out ».
error-only = Aucun critère ne s’appelle { $only } : « grader list » les montre.
error-class-damaged = { $path } n’est pas une liste de résultats lisible ({ $reason }). Effacez ce fichier, puis relancez « grader class » : les résultats des étudiants sont gardés.
error-other-rubric = { $path } contient des résultats d’après d’autres critères. « grader regrade » les met à jour ; sinon, choisissez un autre dossier.
error-other-marks = { $path } contient des résultats avec d’autres notes données par des personnes. « grader regrade { $path } --marks FICHIER --apply » les change sans rien observer de nouveau.
error-other-only = { $path } contient des résultats d’un autre choix --only ; choisissez un autre dossier.
error-other-shard = { $path } contient une autre part de la classe ; choisissez un autre dossier.
error-stopped = interrompu. Ce que le correcteur avait créé est supprimé.
error-interrupted = interrompu. La même commande reprendra là où celle-ci s’est arrêtée.
shard-malformed = attendu une part comme 2/4, trouvé « { $found } ».
shard-no-index = --shards dit combien il y a de parts, mais aucun ordonnanceur ne dit laquelle corriger ; donnez --shard i/n.
shard-no-count = { $variable } dit quelle part corriger, mais pas combien il y en a ; ajoutez --shards.
shard-range = { $variable }={ $value } n’est pas l’une des { $count } parts.
merge-whole = { $path } n’est pas une part, mais une classe entière.
merge-mixed-lab = { $first } et { $second } n’ont pas le même laboratoire.
merge-mixed-rubric = { $first } et { $second } n’ont pas été corrigés d’après les mêmes critères ; « grader regrade » met une part à jour.
merge-mixed-choice-of-criteria = { $first } et { $second } n’ont pas le même choix --only.
merge-mixed-roster = { $first } et { $second } ne viennent pas de la même liste de classe ; relancez « grader class » avec la même liste.
merge-mixed-marks = { $first } et { $second } ont d’autres notes données par des personnes ; « grader regrade --marks » met une part à jour.
merge-mixed-number-of-shards = { $first } et { $second } n’ont pas le même nombre de parts.
merge-mixed-version-of-the-grader = { $first } et { $second } ont été corrigés par des versions différentes du programme ; relancez « grader class » avec la même version.
merge-overlap = « { $what } » est à la fois dans { $first } et dans { $second } ; donnez chaque part une seule fois.
merge-unfinished = { $path } n’est pas terminé : { $left ->
    [one] une personne n’a pas été examinée
   *[other] { $left } personnes n’ont pas été examinées
} ; relancez le même « grader class », puis fusionnez.
merge-missing = il manque des parts : { $shards }
merge-taken = { $path } contient déjà les résultats d’une classe ; choisissez un autre dossier.
merge-copy = impossible de copier { $path } : { $reason }.
error-regrade = { $student } : impossible à corriger de nouveau. { $reason }
error-regrade-part = des résultats n’ont pas pu être corrigés de nouveau : ils sont nommés plus haut.
error-regrade-not-applied = rien n’a été remplacé : des résultats n’ont pas pu être corrigés de nouveau.
regrade-no-result = l’ancien résultat est illisible : { $reason }
regrade-summary =
    { $gain ->
        [one] { $gain } y gagne
       *[other] { $gain } y gagnent
    }, { $lose ->
        [one] { $lose } y perd
       *[other] { $lose } y perdent
    }, { $same ->
        [one] { $same } garde sa note
       *[other] { $same } gardent leur note
    }.
regrade-heading = | Étudiant | Note | Critère | Changement | Pourquoi |
regrade-finding = attendu : { $expected } ; trouvé : { $observed }
regrade-blocked = bloqué par { $by }
regrade-gap = pas vu ({ $reason }) { $operation }
regrade-before = avant : { $why }
regrade-review = à revoir : la note de { $marker } reste, le verdict dessous est maintenant { $status }
status-excused = dispensé
status-passed = réussi
status-manual = à évaluer
status-inconclusive = non vu
status-blocked = bloqué
status-failed = échoué
status-broken = défaut
status-none = absent

## Avancement

note-looking = { $student } : observation du déploiement…
note-looked = { $calls ->
    [one] { $calls } appel à AWS
   *[other] { $calls } appels à AWS
}
note-recorded = Preuves enregistrées : { $path }
note-key = Clé secrète : { $path }. Gardez-la pour vous ; voici la clé publique, pour la table [trust] de lab.toml.
note-written = Rapport : { $path }
note-sheet = { $name } : { $text }
note-exported = { $files ->
    [one] { $files } document dans { $path }
   *[other] { $files } documents dans { $path }
} : { $names }
init-profile = Vérifiez-le avec : grader check --profile { $profile }
note-init = { $path } est prêt : remplissez-le, puis « grader doctor » et « grader check ».
note-gradescope = { $path } est prêt : mettez-y le programme « grader », puis suivez README.md.
note-init-answers = { $path } contient les questions du cours : répondez-y, et nommez le fichier dans [documents].
note-local = Une adresse de cette machine ou d’un réseau privé n’a pas été interrogée ; --local le permet.
note-expired = Les clés AWS ont expiré. Dans AWS Academy : Start Lab, puis AWS Details, AWS CLI : Show ; copiez le nouveau bloc dans votre fichier de clés, puis relancez (--watch avec un fichier continue de lui-même).
note-paste = Collez le bloc de clés AWS, puis Entrée (rien ne s’affiche) ; Ctrl-D pour finir.
note-watch = Prochain regard dans { $seconds } s. Ctrl-C pour arrêter.
watch-green = ✓ { $id } vient de réussir : { $title }
watch-green-hidden = ✓ Critères cachés qui viennent de réussir : { $count }
watch-lost = ✗ { $id } n’est plus réussi : { $title }
watch-lost-hidden = ✗ Critères cachés qui ne sont plus réussis : { $count }
watch-starting = … { $id } en cours de démarrage : { $title }
watch-starting-hidden = … Critères cachés en cours de démarrage : { $count }
watch-mark = Note : { $mark } sur { $of }
watch-next = Prochaine étape : { $next }
note-shard = Part { $shard }, d’après { $variable }.
note-resumed = { $done } déjà corrigés ; reste à corriger : { $all }.
note-student = [{ $ended }/{ $all }] { $student } : { $text }
note-stopping = Arrêt : les remises en cours finissent. Un deuxième signal arrête tout de suite.
note-retry = Quelque chose n’a pas pu être observé ; « --retry inconclusive » recommence ces remises.
note-marks = { $path } : { $open } à juger, { $given } décidés. Ensuite : grader regrade { $results } --marks { $path } --apply
note-regrade-apply = Rien n’est remplacé ; --apply le fait.
note-regrade-applied = { $count ->
    [one] { $count } résultat remplacé
   *[other] { $count } résultats remplacés
} ; les anciens sont dans « previous ».
progress-left = reste
progress-now = { $failed } en erreur · { $students }

## Tableaux et listes

column-student = Remise
column-submission = Remise
column-mark = Note
column-open = Ouverts
column-excused = Dispensés
column-passed = Réussis
column-manual = À juger
column-inconclusive = Non vus
column-blocked = Bloqués
column-failed = Échoués
column-broken = Défauts

demo-title = Démonstration du correcteur
demo-right = Juste
demo-half = À moitié
demo-empty = Compte vide
demo-hostile = Hostile
demo-class = Les quatre ensemble, comme une classe
demo-open = Rapports : ouvrez { $path } dans un navigateur.

list-phase = Phase { $number } : { $title }
list-profile = Profil { $profile } : { $title }.{ $count ->
    [0] {""}
   *[other] {" "}Laissées de côté, leurs points répartis : { $tasks }.
}
list-other-profile = Un autre profil : --profile { $profile } ({ $title })
list-manual = * aucun critère automatique : une personne évalue cette tâche.

keyword-given = Étant donné
keyword-when = Quand
keyword-then = Alors
step-example = ex. : { $text }

## keys

verify-course = { $path } : signé par le cours, { $key }
verify-stranger = { $path } : signé par une clé étrangère, { $key }
verify-unsigned = { $path } : non signé

## integrity

column-kind = En commun
column-value = Valeur
column-students = Remises
integrity-evidence = mêmes preuves
integrity-account = même compte AWS
integrity-load-balancer = même équilibreur
integrity-image = même image
integrity-source = mêmes fichiers
integrity-similar-source = code semblable
integrity-files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}
integrity-means = Des faits à regarder, pas une preuve de faute : plusieurs raisons peuvent les expliquer.
integrity-nothing = Rien en commun entre { $count } remises, hors des groupes et du code de départ.

## doctor

doctor-yes = [oui]
doctor-no = [non]
doctor-environment = Sans submission.toml : les accès de l’environnement.
doctor-recorded = « doctor » examine un déploiement, et ceci est un enregistrement. Donnez un submission.toml.
doctor-identity = AWS : { $arn }
doctor-actions = Permissions : { $allowed } sur { $all }
doctor-clock = Horloge : { $seconds } s d’écart
doctor-clock-wrong = Horloge : { $seconds } s d’écart. Réglez l’horloge de cette machine ; AWS refuse les signatures au-delà de 300 s.
doctor-url = { $name } : { $status }
doctor-docker = Docker : API { $version }
doctor-gap = { $name } : { $what } { $next }

## lint

lint-error = erreur
lint-warning = attention
lint-summary = { $files ->
    [one] { $files } fichier
   *[other] { $files } fichiers
}, { $errors ->
    [one] { $errors } erreur
   *[other] { $errors } erreurs
}, { $warnings ->
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
}.

problem-syntax = ce n’est pas du Gherkin, à partir de la colonne { $column }.
problem-lab-file = lab.toml est inutilisable : { $message }
problem-no-task = la fonctionnalité « { $title } » doit porter l’étiquette d’une tâche, une seule, comme @6.1.
problem-unknown-task = la tâche { $task } n’est pas dans lab.toml ; ajoutez-la ou corrigez l’étiquette.
problem-wrong-tag = l’étiquette @{ $task } ne va pas avec les scénarios, qui sont tous de la tâche { $other } ; corrigez l’étiquette ou les identifiants.
problem-duplicate-task = la tâche { $task } a déjà un fichier : { $other }. Réunissez-les.
problem-title-differs = titre attendu, d’après lab.toml : « { $expected } » ; trouvé : « { $found } ».
problem-no-id = le scénario « { $title } » doit porter un identifiant, un seul, comme @6.1-b.
problem-duplicate-id = l’identifiant { $id } sert déjà à { $other } ; donnez une autre lettre.
problem-wrong-task = le critère { $id } est dans le fichier de la tâche { $task } ; déplacez-le.
problem-no-points = { $id } doit porter des points, une seule fois, comme @points-2.
problem-bonus-tag = { $id } est un bonus, qui ne va pas avec @{ $tag } ; retirez l'une des deux étiquettes.
problem-bonus-for-person = { $id } est un bonus laissé à une personne ; ce que les personnes ajoutent est une ligne « bonus » de marks.csv.
problem-bad-points = l’étiquette @{ $tag } n’est pas un nombre de points : { $message }
problem-unknown-tag = étiquette inconnue @{ $tag } ; attendu : un identifiant, @points-…, @requires-…, @service-…, @bonus ou @cachee.
problem-unknown-service = l'étiquette @service-{ $service } nomme un service que lab.toml ne connaît pas ; un de ceux-ci est attendu : { $known }. Ajoutez-le à [services] ou à un profil, ou corrigez l'étiquette.
problem-unknown-placeholder = lab.toml n'a pas de valeur pour {"{"}{ $key }{"}"} ; ajoutez-la à [values], ou prenez une de celles-ci : { $known }.
problem-unused-value = aucun fichier de scénarios ne mentionne {"{"}{ $key }{"}"} ; retirez la valeur ou corrigez son nom.
problem-unknown-alias = aucun fichier de scénarios ne parle de « { $name } » ; le nom le plus proche : « { $nearest } ». Corrigez le nom ou retirez la ligne.
problem-no-guide = { $id } est laissé à une personne, qui doit savoir comment noter : ajoutez le texte « { $key }: ».
problem-unknown-prerequisite = { $id } exige { $requires }, qui n’existe pas.
problem-circular-prerequisite = des critères s’attendent l’un l’autre : { $cycle }
problem-undefined-step = aucune phrase connue ne correspond à « { $step } ». La plus proche : « { $nearest } ». « grader steps » les montre toutes.
problem-ambiguous-step = { $count } phrases correspondent à « { $step } » ; il en faut une seule.
problem-no-steps = { $id } n’a aucune étape : rien n’est jugé.
problem-outline = { $id } est un plan de scénario : ses lignes auraient le même identifiant. Écrivez un scénario par ligne.
problem-missing-translation = { $subject } n’a pas de texte « { $key } ».
problem-task-points = les critères de la tâche { $task } font { $found } points, et la tâche { $expected }.
problem-phase-points = les tâches de la phase { $phase } font { $found } points, et la phase { $expected }.
problem-lab-points = les tâches font { $found } points au lieu de 100.
problem-task-without-criteria = la tâche { $task } ({ $title }) n’a aucun critère : une personne l’évalue.

## selftest

selftest-criterion = Critère
selftest-caught = Pris
selftest-alone = Seul
selftest-missed = Manqué
selftest-accused = À tort
selftest-kept = Gardé
selftest-untested = Sans preuve
selftest-proven = Prouvé
selftest-yes = oui
selftest-no = NON
selftest-person = personne
selftest-legend = Pris : les solutions fausses que le critère refuse ; Seul : celles qu’il est seul à refuser. Manqué : les fausses qu’il laisse passer. À tort : les points pris à qui devait les garder. Gardé : les solutions inhabituelles mais justes qu’il accepte. Sans preuve : ses lignes dont aucune solution fausse n’a besoin. Prouvé : au moins une prise à lui seul, une gardée, et rien de manqué, d’accusé à tort ni sans preuve.
note-selftest-cases = 1/3 : les cas des registres…
note-selftest-loosened = 2/3 : chaque ligne, rendue toujours vraie… (le plus long)
note-selftest-unseen = 3/3 : chaque partie du relevé, rendue invisible…
selftest-summary = { $wrong } solutions fausses, { $right } justes mais inhabituelles, { $unseen } parties du relevé rendues invisibles, { $loosened } lignes rendues toujours vraies : { $proven } critères sur { $criteria } sont prouvés, réclamations : { $complaints }.

complaint-unreadable = ce registre est illisible : { $reason }
complaint-not-right = la solution juste ne remplit pas { $criterion } ({ $found }) : relevez-la de nouveau, ou donnez-en une autre avec --right.
complaint-misfit = { $case } : { $reason }
complaint-unknown-criterion = { $case } : aucun critère { $criterion } dans ces fichiers.
complaint-same-name = { $case } : un autre cas de ce registre porte le même nom.
complaint-pointless = { $case } : une solution fausse demande « expect » sans « keeps », une juste « keeps » sans « expect ».
complaint-differs = { $case } : { $criterion } devrait être « { $expected } » et est « { $found } ».
complaint-remarks = { $case } : les remarques devraient être « { $expected } » et sont « { $found } ».
complaint-unseen = { $criterion } est « { $found } » alors que personne n’a pu voir { $part } : ce qu’on n’a pas vu reste ouvert.
complaint-untested = { $criterion }, ligne { $line } : aucune solution fausse n’a besoin de « { $text } » ; ajoutez-en une que seule cette ligne refuse, ou retirez la ligne.

## spot-check

note-spot-check = Graine du tirage : { $seed } (--seed le répète).
error-spot-check-submission = --submission prend un submission.toml, qui ouvre le déploiement ; des preuves n’ouvrent rien.
spot-check-same = comme dans les preuves
spot-check-different = dit autre chose
spot-check-unconfirmed = non confirmé : une partie n’existe plus ou n’a pas été vue
spot-check-not-asked = n’a pas pu être demandé
spot-check-other-account = n’a pas pu être demandé : un autre compte AWS répondrait
spot-check-accounts = les preuves sont du compte { $recorded }, ces accès ouvrent { $found }
spot-check-nothing = rien
spot-check-change = { $part } ({ $kind }) : { $recorded } → { $now }
spot-check-change-different = autre
spot-check-change-gone = n’existe plus, comme après la fin d’un laboratoire
spot-check-change-new = nouveau
spot-check-change-unseen = non vu
spot-check-change-passing = change pendant la marche
spot-check-more = … et { $count } de plus
spot-check-summary = { $asked } questions : { $same } comme dans les preuves, { $different } autres, { $unconfirmed } non confirmées. { $notasked } n’ont pas pu être demandées.
