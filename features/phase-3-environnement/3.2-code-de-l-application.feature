# language: fr
@3.2
Fonctionnalité: Copier le code de l'application dans votre IDE
  en: Copy the application's code to your IDE

  @3.2-a @points-1
  Scénario: Le code du serveur monolithique est versionné
    en: The monolith's server code is versioned
    aide: Copiez index.js et le répertoire app/ du serveur MonolithicAppServer, puis `git add` et `git commit` avant de les modifier.
    help: Copy index.js and the directory app/ of the server MonolithicAppServer, then `git add` and `git commit` before you change them.

    Étant donné le code source des microservices
    Quand les clés privées parmi les fichiers sont signalées
    Alors un commit contient "index.js, package.json, app/controller/supplier.controller.js, app/models/supplier.model.js"

  @3.2-b @points-1 @requires-3.2-a
  Scénario: Les vues de l'application monolithique sont versionnées
    en: The monolith's views are versioned
    aide: Copiez aussi le répertoire views/, puis `git add` et `git commit`.
    help: Copy the directory views/ as well, then `git add` and `git commit`.

    Étant donné le code source des microservices
    Alors un commit contient "views/"
