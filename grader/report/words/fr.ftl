# Les mots des rapports. Écrire des espaces ordinaires : le catalogue les rend insécables là où le français le veut.

## États

status-excused = dispensé
status-passed = réussi
status-starting = démarre
status-failed = à corriger
status-blocked = en attente
status-inconclusive = non observé
status-manual = à évaluer
status-broken = notre erreur

## Valeurs

value-absent = absent
value-present = présent
value-not-handed-in = non remis
value-empty = (vide)
value-and = { $first } et { $last }

## Ligne « étiquette : valeur »

line = { $label } : { $value }

## En-tête et total

report = Rapport
student-group = groupe { $group }
phase = Phase { $number }
mark = Note
mark-total = { $earned } { $of }
mark-of = { $n ->
    [one] sur { $points } point
   *[other] sur { $points } points
}
mark-open = { $n ->
    [one] { $points } point encore ouvert
   *[other] { $points } points encore ouverts
}
mark-lost = { $n ->
    [one] { $points } point non obtenu
   *[other] { $points } points non obtenus
}
mark-earned = { $n ->
    [one] { $points } point obtenu
   *[other] { $points } points obtenus
}
mark-excused = { $n ->
    [one] { $points } point dispensé
   *[other] { $points } points dispensés
}
mark-sum = Points obtenus
mark-open-means = Un point ouvert n’est ni gagné ni perdu : il reste à évaluer ou n’a pas pu être observé.
worth = { $n ->
    [one] { $points } point
   *[other] { $points } points
}

## Colonnes

column-status = État
column-criterion = Critère
column-id = Tâche
column-title = Titre
column-points = Points
column-open = Ouverts

## Sections

section-next = Prochaine étape
section-path = Parcours
section-fix = À corriger
section-starting = En cours de démarrage
starting-means = Rien à corriger ici : AWS n’a pas fini. Regardez de nouveau dans une minute ou deux.
section-blocked = En attente
section-unseen = Non observé
section-review = À évaluer
section-broken = Erreurs du correcteur
section-human = Décidé par une personne
section-adjustments = Des points à la note
section-remarks = Remarques
section-notices = À savoir
section-tasks = Tâche par tâche

fix-means = Dans l’ordre du cours : chaque correction peut débloquer les critères qui en dépendent.
unseen-means = Ces points restent ouverts. Ce n’est pas une faute : le correcteur n’a pas pu regarder.
review-means = Ces points restent ouverts jusqu’à ce qu’une personne les ait notés.
broken-means = Ces points restent ouverts. Le défaut est dans le correcteur ou dans la grille, pas dans votre travail.
manual-means = Une personne évalue cette tâche.
manual-criterion = Une personne évalue ce critère.

## Détails d’un critère

detail-expected = Attendu
detail-observed = Observé
detail-where = Source
detail-hint = Aide
detail-guide = Comment noter
detail-why = Pourquoi
detail-operation = Opération
detail-todo = Que faire
detail-reply = Réponse reçue
detail-defect = Détail
detail-remark = Remarque
detail-asked = Questions posées
detail-place = Critère déclaré dans
detail-evidence = Preuves
detail-command = Vérifiez vous-même :
detail-criteria = Critères
detail-push = Ce code est lu dans le dépôt en ligne : une fois corrigé, `git add`, `git commit` et `git push`.
unseen-alike = { $n } critères pour une même raison ({ $worth })
waits-until = Attendu de { $subject } : { $expected } ; pour l’instant : { $observed }.
waits-page = Attendu : une réponse de { $page }, qui viendra quand une cible sera saine.
subject = { $name }, { $aspect }
aspect-add-control = lien ou formulaire d’ajout
aspect-alarm = alarme
aspect-alert = avertissement de la page
aspect-application = application
aspect-branch = branche
aspect-brand = marque de la page
aspect-capacity-providers = fournisseurs de capacité
aspect-commit = commit
aspect-connection = mode de connexion
aspect-container = conteneur
aspect-container-instances = instances de conteneur
aspect-containers = conteneurs
aspect-default-action = action par défaut
aspect-deployment = dernier déploiement
aspect-differing-files = fichiers qui diffèrent
aspect-edit-control = lien ou formulaire de modification
aspect-error = erreur
aspect-essential-containers = conteneurs essentiels
aspect-execution = dernière exécution
aspect-exit-code = code de sortie
aspect-exports = fonctions exportées
aspect-forms = formulaires
aspect-grader-supplier = fournisseur du correcteur
aspect-health-check-path = chemin de vérification de l’état
aspect-healthy-targets = cibles saines
aspect-image = image
aspect-ingress = règle entrante
aspect-instance = instance EC2
aspect-instance-type = type d’instance
aspect-last-event = dernier événement du journal
aspect-links = liens
aspect-listeners = écouteurs
aspect-listening-address = adresse d’écoute
aspect-listening-program = programme à l’écoute
aspect-listening-port = port d’écoute
aspect-load-balancer = équilibreur de charge
aspect-message = message de la page
aspect-monolith = monolithe
aspect-navigation-bar = barre de navigation
aspect-navigation-link = lien de la barre de navigation
aspect-output-artifact = artefact de sortie
aspect-placeholders = repères à remplir
aspect-planted-supplier = fournisseur que le correcteur a mis dans la base
aspect-policy = politique d’accès
aspect-port = port
aspect-production-listener = écouteur de production
aspect-production-traffic = trafic de production
aspect-protocol = protocole
aspect-public-address = adresse IPv4 publique
aspect-push-time = date d’envoi
aspect-remove-control = formulaire de suppression
aspect-routes = routes
aspect-rows = lignes du tableau
aspect-rules = règles
aspect-scheme = schéma
aspect-security-group = groupe de sécurité
aspect-source-addresses = adresses IP sources admises
aspect-state = état
aspect-subnets = sous-réseaux
aspect-table = tableau de la page
aspect-target-group = groupe cible
aspect-target-groups = groupes cibles
aspect-target-type = type de cible
aspect-terminate-action = sort des anciennes tâches
aspect-terminate-wait = minutes avant l’arrêt des anciennes tâches
aspect-test-listener = écouteur de test
aspect-title = titre de la page
aspect-twelve-months = total sur 12 mois
aspect-twelve-times-monthly = total sur 12 mois d’après le total mensuel
aspect-users = utilisateurs
aspect-views = vues
aspect-vpc = VPC
difference = { $subject } : attendu { $expected }, observé { $observed }
citation = { $question }, { $resource }
question-aws = API AWS { $name }
question-container = conteneur { $name }
question-diagram = diagramme remis
question-estimate = estimation remise
question-answers = fichier de réponses
question-microservices = code des microservices
question-deployment = fichiers de déploiement
question-round-trip = aller-retour d’un fournisseur, { $name }
unblocks-label = Débloque aussi
unblocks = { unblocks-label } { $ids }
unblocks-count = { $n ->
    [one] Débloque aussi { $n } critère
   *[other] Débloque aussi { $n } critères
}
waits-for-label = Attend
waits-for = { waits-for-label } { $ids }
hidden-title = Critère caché
hidden-means = Ce critère compte dans la note, mais ce qu’il regarde n’est pas montré.
hidden-badge = caché aux étudiants

## Décisions d’une personne

decided-why = { $what } : { $reason }
human-mark = { $n ->
    [one] { $points } point donné par { $marker } le { $date }
   *[other] { $points } points donnés par { $marker } le { $date }
}
human-shared = { $n ->
    [one] { $points } point, part de la note donnée à la tâche par { $marker } le { $date }
   *[other] { $points } points, part de la note donnée à la tâche par { $marker } le { $date }
}
human-beneath = Le correcteur seul : { $status }, { $score }.
human-changed = Ce verdict n’est plus celui que { $marker } avait vu : à revoir.
waiver = Dispensé jusqu’au { $until } par { $marker }
waiver-over = La dispense donnée par { $marker } a pris fin le { $until }, et ceci compte

## Des points à la note

adjustment-attempt-best = Tentative { $number } sur { $of } : la meilleure compte.
adjustment-attempt-last = Tentative { $number } sur { $of } : la dernière compte.
adjustment-rebased = { $n ->
    [one] { $excused } point dispensé : le reste compte pour le tout.
   *[other] { $excused } points dispensés : le reste compte pour le tout.
}
adjustment-grace = Remis le { $submitted }, après l’échéance du { $due } mais dans le délai de grâce.
adjustment-late = { $n ->
    [one] Remis le { $submitted }, { $days } jour après l’échéance du { $due }.
   *[other] Remis le { $submitted }, { $days } jours après l’échéance du { $due }.
}
adjustment-time-unknown = Heure de remise inconnue (échéance : { $due }) : aucun retard n’est compté.
bonus = Bonus
bonus-missed = Bonus pas encore obtenus
adjustment-bonus-gained = Bonus { $id } : { $title }
adjustment-bonus-full = Bonus { $id } : { $title } ({ $n ->
    [one] { $worth } point
   *[other] { $worth } points
} ; la note ne dépasse pas le total)
adjustment-bonus-not-gained = Bonus { $id }, pas obtenu : { $title } ({ $n ->
    [one] { $worth } point
   *[other] { $worth } points
}). { $hint }
adjustment-bonus-unseen = Bonus { $id }, non observé : { $title } ({ $n ->
    [one] { $worth } point
   *[other] { $worth } points
}). { $why }
adjustment-bonus = Bonus donné par { $marker } le { $date } : { $reason }

## Prochaine étape

next-keys = Donnez d’abord les clés AWS, que { $n ->
    [one] { $n } critère attend
   *[other] { $n } critères attendent
} : dans AWS Academy, Start Lab, puis AWS Details, AWS CLI : Show ; copiez le bloc et relancez avec --aws-credentials - pour le coller (ou nommez un profil dans [aws] de submission.toml).
next-keys-expired = Renouvelez d’abord les clés AWS, que { $n ->
    [one] { $n } critère attend
   *[other] { $n } critères attendent
} : dans AWS Academy, Start Lab, puis AWS Details, AWS CLI : Show ; copiez le nouveau bloc et relancez.
next-fix = Commencez par { $id } : { $title }.
next-starting = Attendez une minute ou deux : { $id } est en cours de démarrage.
next-clear = Rendez { $id } observable : { $todo }
next-hidden = Il reste un critère caché à satisfaire : relisez l’énoncé de la tâche { $task }.
next-broken = Signalez { $id } à la personne qui enseigne : le correcteur s’est trompé.
next-wait = Rien à corriger : une personne évalue le reste.
next-marked = Rien à corriger : tout est évalué.
next-done = Tout est réussi. Bravo !

## Provenance

provenance = Preuves
provenance-observed = observées par le correcteur
provenance-attested = attestées par l’étudiant
provenance-sample = exemple livré avec le correcteur

## Remarques : sans effet sur les points

remark-renamed = Trouvé sous le nom { $found } (dans le cours : { $expected }).
remark-other-port = { $subject } : port { $found }, cohérent partout (dans le cours : { $expected }).
remark-other-value = { $subject } : { $found } convient (dans le cours : { $expected }).
remark-left-behind = Le fournisseur { $subject }, ajouté par le correcteur, n'a pas pu être retiré de { $expected } : retirez-le à la main.
remark-judged-from-source = { $subject } : jugé d’après le code source, sans conteneur pour le vérifier.
remark-behaviour-counts = Le code dit { $subject }, le conteneur en marche { $found } : c’est ce qu’il fait qui compte.
remark-exposes-other = { $subject } : EXPOSE { $found } ne fait que documenter un port ; l’application écoute sur { $expected }, et c’est ce qui compte.
remark-private-key = { $subject } est une clé privée : considérez-la comme publiée. Remplacez la clé, retirez le fichier et ajoutez son nom à .gitignore.
remark-without-history = { $subject } : sans historique git lisible ; ce qui s’y trouve maintenant suffit ici.
remark-looks-swapped = Les services client et employé semblent inversés.
remark-not-readable = { $subject } : le code seul ne le dit pas ({ $found }) ; une personne en juge.

## Avis

notice-custom-endpoint = AWS a été interrogé à une autre adresse que la sienne : { $url }.
notice-unsigned = Personne n’a signé ces preuves, alors que le cours a des clés.
notice-signed-by-stranger = Ces preuves sont signées par une clé étrangère au cours : { $key }.
notice-signed-anew = Ces preuves sont signées par { $key } ; les précédentes l’étaient par { $before }.
notice-other-student = Ces preuves nomment une autre personne : { $found }.
notice-nothing-handed-in = Rien n’a été remis : les points sont ceux que des personnes ont donnés.
notice-other-lab = Ces preuves ont été enregistrées pour un autre laboratoire : { $found }.
notice-other-host = { $address } ({ $found }) n’est pas une adresse du compte, qui a { $own }. Un nom de domaine à soi peut y mener ; à vérifier.
notice-local-addresses = Des adresses locales ou privées étaient permises.
notice-rebased = Profil { $profile } : cette classe n’utilise pas { $services }.
notice-rebased-tasks = Jugées autrement, pour les mêmes points : { $tasks }.
notice-left-out = Laissées de côté, leurs points répartis entre les autres tâches de la phase : { $tasks }.

## Pourquoi une chose n’a pas pu être observée, et que faire

gap-some-operation = l’opération demandée
gap-not-provided = La remise ne dit pas où regarder.
gap-not-provided-todo = Ajoutez la table [aws] ou l’adresse manquante dans submission.toml.
gap-access-denied = L’identité utilisée n’a pas le droit d’appeler { $operation }.
gap-access-denied-todo = Accordez l’action { $operation } en lecture ; « grader iam-policy » donne la politique complète.
gap-expired-credentials = Les informations d’identification AWS ont expiré.
gap-expired-credentials-todo = Redémarrez le laboratoire (AWS Academy : Start Lab, puis AWS Details, AWS CLI : Show), copiez les nouvelles clés et relancez.
gap-invalid-credentials = AWS n’accepte pas les informations d’identification, ou il n’y en a pas.
gap-invalid-credentials-todo = AWS Academy : Start Lab, puis AWS Details, AWS CLI : Show ; copiez le bloc et donnez-le avec --aws-credentials (« - » pour le coller), ou nommez un profil dans [aws] de submission.toml, puis relancez.
gap-throttled = AWS a refusé de répondre : trop de requêtes.
gap-throttled-todo = Attendez une minute, puis relancez.
gap-timed-out = Aucune réponse à temps.
gap-timed-out-todo = Vérifiez que le service tourne et que le groupe de sécurité laisse entrer, puis relancez.
gap-connection-refused = La machine répond, mais rien n’écoute sur ce port.
gap-connection-refused-todo = Démarrez l’application et vérifiez son port, puis relancez.
gap-unreachable = Aucune connexion.
gap-unreachable-todo = Vérifiez l’adresse, que la machine tourne et que la vôtre a accès à Internet, puis relancez.
gap-forbidden-address = Le correcteur ne visite pas cette adresse.
gap-forbidden-address-todo = Donnez une adresse publique ; pour un essai local, ajoutez --local.
gap-address-allowed = Seules certaines adresses sont admises, et celle du correcteur en fait partie.
gap-address-allowed-todo = Lancez-le depuis une adresse qui n'est pas admise.
gap-address-refused = Seules certaines adresses sont admises, et celle du correcteur n'en est pas.
gap-address-refused-todo = Lancez-le depuis une adresse admise, ou notez l'enregistrement d'une auto-vérification faite de là.
gap-read-only = Le correcteur ne devait rien modifier (--read-only).
gap-read-only-todo = Relancez sans --read-only.
gap-server-error = L’autre côté a répondu par une erreur interne.
gap-server-error-todo = Relancez plus tard ; si cela dure, regardez les journaux du service.
gap-too-large = La réponse dépasse ce que le correcteur lit.
gap-too-large-todo = Vérifiez que l’adresse mène bien à l’application.
gap-malformed = La réponse n’a pas pu être comprise.
gap-malformed-todo = Vérifiez que l’adresse mène bien à l’application ; sinon, signalez-le.
gap-no-docker = Aucun moteur de conteneurs sur la machine du correcteur.
gap-no-docker-todo = Installez ou démarrez Docker, puis relancez.
gap-not-usable = Ce que submission.toml nomme là ne peut pas être lu.
gap-not-usable-todo = Corrigez cette ligne de submission.toml (chemin, adresse ou branche), puis relancez.
gap-no-git = Aucun programme git, ou un trop ancien, sur la machine du correcteur.
gap-no-git-todo = Installez git 2.37 ou plus récent, puis relancez ; ou remettez le dépôt sous forme de clone, de zip ou de tar.
gap-not-recorded = Les preuves enregistrées ne contiennent pas la réponse.
gap-not-recorded-todo = Enregistrez à nouveau avec --record pendant que le laboratoire tourne.

## Routage

section-routing = Le routage tel que trouvé
routing-means = De gauche à droite, le chemin d’une requête. ✗ marque ce qu’un critère à corriger désigne.
routing-in-words = Le même chemin en mots
routing-cut = Il y en a davantage : seul le début est montré.
route-listeners = Écouteurs
route-rules = Règles
route-groups = Groupes cibles
route-services = Services
route-tasks = Tâches
route-none = rien trouvé
route-rest = toutes les autres
route-forwards = transmet
route-missing = n’existe pas
route-health = port { $port } · { $healthy } / { $n } sains
route-running = { $running } / { $desired } en marche

## Page de la classe

class-title = Classe
class-counts = { $students } étudiants, { $graded } notés, { $open } avec des points ouverts
class-unmarked = { $n ->
    [one] Sans note et hors des chiffres, rien n’étant établi ou tout étant dispensé : { $n } étudiant
   *[other] Sans note et hors des chiffres, rien n’étant établi ou tout étant dispensé : { $n } étudiants
}
class-figures = En chiffres
figure-median = Médiane
figure-mean = Moyenne
figure-quartiles = Quartiles
figure-range = Étendue
figure-deviation = Écart-type
figure-possible = Points possibles
class-spread = Répartition des notes
class-as-table = En tableau
class-students = Étudiants
class-student = Étudiant
class-group = Groupe
class-criteria = Critères
class-heat-means = Chaque case donne le pourcentage des points réglés d’une tâche ; un signe dit pourquoi rien n’est encore réglé.
class-find = Chercher
class-only = Montrer
class-only-all = Tous
class-only-low = Moins de 60 %
class-only-open = Points ouverts
class-only-absent = Sans note
class-success = Réussite par tâche
class-success-means = La part des points réglés qui est obtenue. La discrimination (de -1 à 1) dit si la tâche distingue les plus forts des plus faibles.
class-share = Réussite
class-discrimination = Discrimination
class-weak = faible
class-causes = Causes des échecs
class-causes-means = Les critères qui échouent d’eux-mêmes, du plus coûteux au moins coûteux pour la classe, avec ce qui en dépend.
class-lost = Points perdus
class-blocked = En attente
class-facts = Faits à examiner
class-reviews = Notes données par une personne à revoir : le verdict dessous a changé.
class-facts-means = Des faits, pas des verdicts : une personne juge.
absence-missing = sans résultat
absence-broken = résultat illisible
absence-other-rubric = noté avec une autre grille

## Page HTML

html-skip = Aller au contenu
html-top = Haut de page
html-graded = Évalué le
html-version = Version du correcteur
html-rubric = Empreinte de la grille
html-source = Observations
source-live = faites sur le déploiement
source-bundle = relues dans un dossier de preuves ({ $digest })

## Classe

sheet-summary = Étudiants
sheet-tasks = Tâches
sheet-criteria = Critères
sheet-statistics = Statistiques

column-student-id = Numéro d’identification
column-name = Nom complet
column-email = Adresse de courriel
column-group = Groupe
column-possible = Sur
column-note = Note explicative
column-provenance = Preuves
column-notices = À regarder
review-count = Notes données par une personne à revoir, parce que le verdict dessous a changé : { $count }.

absent-missing = Aucun résultat.
absent-broken = Résultat illisible : { $reason }
absent-other-rubric = Noté avec une autre grille : à noter de nouveau.
unmarked-open = Rien n’est encore établi : pas de note.
unmarked-excused = Dispense complète : pas de note.

moodle-grade = Devoir: { $title }
moodle-feedback = Feedback: { $title }

refused-key = L’identifiant « { $key } » n’est pas sûr dans une feuille de calcul : sa cellule reste vide. Corrigez la liste de classe.
left-out-key = L’identifiant « { $key } » ne peut pas servir de clé : cette personne est omise. Corrigez la liste de classe.
left-out-email = { $key } : « { $email } » n’est pas une adresse de courriel, cette personne est omise. Corrigez la liste de classe.
cut-to-scale = { $key } : la note dépasse { $scale }, ce que Moodle refuse ; elle est ramenée à { $scale }.
no-mark-open = { $key } : rien n’est encore établi, il n’y a donc pas de note.
no-mark-excused = { $key } : dispense complète, il n’y a donc pas de note.
marks-open = { $n ->
    [one] { $n } note compte des points encore ouverts comme non obtenus
   *[other] { $n } notes comptent des points encore ouverts comme non obtenus
} : { $students }.

stat-marks = Notes
stat-histogram = Répartition des notes
stat-students = Étudiants
stat-graded = Avec un résultat
stat-open = Avec des points encore ouverts
stat-unmarked = Sans note, non comptés ci-dessous
stat-least = Minimum
stat-lower = Premier quartile
stat-median = Médiane
stat-upper = Troisième quartile
stat-most = Maximum
stat-mean = Moyenne
stat-deviation = Écart type
stat-from = De
stat-to = À
stat-success = Réussite
stat-correlation = Corrélation avec le reste
stat-difference = Écart des 27 % extrêmes
stat-too-few = Trop peu d’étudiants ({ $n }) pour dire si cet élément distingue.
stat-uniform = Tous au même point : rien à comparer.
stat-weak = Distingue mal : à relire.
stat-causes = Causes premières
stat-blocked = Critères en attente
stat-lost = Points perdus

fill-not-utf8 = le fichier à remplir n’est pas en UTF-8. Téléchargez-le de nouveau, ou enregistrez-le en CSV UTF-8.
fill-no-key = aucune colonne d’identifiant ni de courriel dans le fichier à remplir ; nommez-la avec --key-column. Colonnes trouvées : { $found }
fill-no-grade = la colonne de la note n’est pas reconnue dans le fichier à remplir ; nommez-la avec --grade-column. Colonnes trouvées : { $found }
fill-no-feedback = la colonne de --feedback-column n’est pas dans le fichier à remplir. Colonnes trouvées : { $found }
fill-not-there = { $key } n’est pas dans le fichier à remplir : sa note n’y est pas.
fill-unknown-row = ligne { $line } du fichier à remplir : « { $key } » n’est pas dans les résultats, la ligne reste telle quelle.
fill-twice = ligne { $line } du fichier à remplir : { $key } y est plusieurs fois, ses lignes restent telles quelles.
fill-short-row = ligne { $line } du fichier à remplir : il manque des cellules, { $key } n’y a pas sa note.
