# language: fr
@2.3
Fonctionnalité: Analyser le mode d'exécution de l'application monolithique
  en: Analyse how the monolithic application runs

  @2.3-a @points-0.4
  Scénario: Le fichier de réponses est remis
    en: The answers file is handed in
    aide: `grader init` écrit answers.toml avec les questions. Répondez-y, laissez le fichier à côté de submission.toml et nommez-le dans [documents], clé answers.
    help: `grader init` writes answers.toml with the questions. Answer them, leave the file beside submission.toml and name it in [documents], key answers.

    Étant donné le fichier de réponses remis
    Alors le fichier contient des réponses

  @2.3-b @points-0.2 @requires-2.3-a
  Scénario: Le processus de l'application est nommé
    en: The application's process is named
    aide: Connectez-vous à MonolithicAppServer : `sudo lsof -i :80` montre le programme qui écoute sur le port 80.
    help: Connect to MonolithicAppServer: `sudo lsof -i :80` shows the program that listens on port 80.

    Étant donné le fichier de réponses remis
    Alors la réponse "monolith.process" est "node"

  @2.3-c @points-0.2 @requires-2.3-a
  Scénario: L'utilisateur du processus est nommé
    en: The user of the process is named
    aide: `ps -ef | grep node` montre, dans la première colonne, l'utilisateur du processus.
    help: `ps -ef | grep node` shows the user of the process in its first column.

    Étant donné le fichier de réponses remis
    Alors la réponse "monolith.user" est "root"

  @2.3-d @points-0.2 @requires-2.3-a
  Scénario: Le port de l'application est indiqué
    en: The application's port is stated
    aide: C'est le port sur lequel le navigateur atteint l'application, et que `sudo lsof -i :80` confirme.
    help: It is the port on which a browser reaches the application, which `sudo lsof -i :80` confirms.

    Étant donné le fichier de réponses remis
    Alors la réponse "monolith.port" est le port 80

  @2.3-e @points-0.2 @requires-2.3-a
  Scénario: Le moteur de la base de données est nommé
    en: The database engine is named
    aide: Console RDS › Bases de données, colonne Moteur ; config/config.js et package.json de l'application en disent autant.
    help: RDS console › Databases, column Engine; config/config.js and package.json of the application say as much.

    Étant donné le fichier de réponses remis
    Alors la réponse "monolith.database_engine" est le moteur de la base de données, "MySQL" dans le cours

  @2.3-f @points-0.2 @requires-2.3-a
  Scénario: Le port de la base de données est indiqué
    en: The database port is stated
    aide: Console RDS › la base de données › Connectivité et sécurité : Port.
    help: RDS console › the database › Connectivity & security: Port.

    Étant donné le fichier de réponses remis
    Alors la réponse "monolith.database_port" est le port de la base de données, 3306 dans le cours

  @2.3-g @points-0.2 @requires-2.3-a
  Scénario: La base de données est nommée
    en: The database is named
    aide: Dans le client mysql : `show databases;`. config/config.js de l'application la nomme aussi.
    help: In the mysql client: `show databases;`. config/config.js of the application names it too.

    Étant donné le fichier de réponses remis
    Alors la réponse "monolith.database_name" est "COFFEE"

  @2.3-h @points-0.2 @requires-2.3-a
  Scénario: La table est nommée
    en: The table is named
    aide: Dans le client mysql : `use COFFEE; show tables;`.
    help: In the mysql client: `use COFFEE; show tables;`.

    Étant donné le fichier de réponses remis
    Alors la réponse "monolith.table" est "suppliers"

  @2.3-i @points-0.2 @requires-2.3-a
  Scénario: Le point de terminaison de la base de données est indiqué
    en: The database endpoint is stated
    aide: Console RDS › la base de données › Connectivité et sécurité : Point de terminaison. Recopiez-le en entier.
    help: RDS console › the database › Connectivity & security: Endpoint. Copy all of it.

    Étant donné le fichier de réponses remis
    Alors la réponse "monolith.database_endpoint" est le point de terminaison de la base de données
