# language: fr
@3.3
Fonctionnalité: Créer des répertoires de travail et du code de départ pour les deux microservices
  en: Create working directories and starter code for both microservices

  @3.3-a @points-0.5 @requires-3.2-a
  Scénario: Le répertoire customer contient une application
    en: The directory customer holds an application
    aide: Il faut index.js et package.json dans customer/ : copiez-y tout le code de l'application monolithique (celui de la tâche 3.2, avec app/ et views/), puis `git add customer` et `git commit`. Le dossier manque : `mkdir -p microservices/customer`.
    help: index.js and package.json must be in customer/: copy all the code of the monolithic application into it (that of task 3.2, with app/ and views/), then `git add customer` and `git commit`. No such folder: `mkdir -p microservices/customer`.

    Étant donné le répertoire du microservice "customer"
    Alors le répertoire contient au moins un des fichiers "index.js, package.json"

  @3.3-b @points-0.5 @requires-3.2-a
  Scénario: Le répertoire employee contient une application
    en: The directory employee holds an application
    aide: Il faut index.js et package.json dans employee/ : copiez-y tout le code de l'application monolithique (celui de la tâche 3.2, avec app/ et views/), puis `git add employee` et `git commit`. Le dossier manque : `mkdir -p microservices/employee`.
    help: index.js and package.json must be in employee/: copy all the code of the monolithic application into it (that of task 3.2, with app/ and views/), then `git add employee` and `git commit`. No such folder: `mkdir -p microservices/employee`.

    Étant donné le répertoire du microservice "employee"
    Alors le répertoire contient au moins un des fichiers "index.js, package.json"

  @3.3-c @points-1 @requires-3.3-a @requires-3.3-b
  Scénario: Les deux microservices partent du même code
    en: Both microservices start from the same code
    aide: Un commit, n'importe lequel, doit contenir dans les deux dossiers le même code. Copies intactes : `git add customer employee`, puis `git commit`. Déjà modifiées : enregistrez votre travail (`git commit`), remettez le code de départ dans les deux dossiers, faites un commit, puis rétablissez votre travail par un autre.
    help: One commit, whichever, must hold the same code in both folders. Copies untouched: `git add customer employee`, then `git commit`. Changed already: commit your work, put the starter code back in both folders, commit, then restore your work in another commit.

    Étant donné le code source des microservices
    Alors un commit contient le même code de départ pour "customer" et "employee"
