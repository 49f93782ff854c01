# language: fr
@3.4
Fonctionnalité: Créer un référentiel Git pour le code des microservices et pousser le code dans CodeCommit
  en: Create a Git repository for the microservices' code and push the code to CodeCommit

  @3.4-a @service-codecommit @points-0.5
  Scénario: Le référentiel microservices existe dans CodeCommit
    en: The repository microservices exists in CodeCommit
    aide: Console CodeCommit › Créer un référentiel, nommé microservices.
    help: CodeCommit console › Create repository, named microservices.

    Étant donné le référentiel CodeCommit "microservices"
    Alors le référentiel de code existe

  @3.4-b @service-codecommit @points-0.5 @requires-3.4-a
  Scénario: Le référentiel microservices a une branche dev
    en: The repository microservices has a branch dev
    aide: Dans le dossier microservices, après au moins un commit : `git checkout -b dev` (sans -b si la branche existe déjà), puis `git push -u origin dev`.
    help: In the folder microservices, after at least one commit: `git checkout -b dev` (without -b if the branch exists already), then `git push -u origin dev`.

    Étant donné le référentiel CodeCommit "microservices"
    Alors le référentiel a une branche "dev"

  @3.4-c @service-codecommit @points-1 @requires-3.4-b
  Scénario: La branche contient les dossiers customer et employee
    en: The branch holds the folders customer and employee
    aide: Les deux dossiers doivent être sur la branche dev. Dans le dossier microservices : `git checkout dev`, `git add customer employee`, `git commit`, `git push origin dev`. Git n'enregistre pas un dossier vide.
    help: Both folders must be on the branch dev. In the folder microservices: `git checkout dev`, `git add customer employee`, `git commit`, `git push origin dev`. Git does not record an empty folder.

    Étant donné le référentiel CodeCommit "microservices"
    Et sa branche "dev"
    Alors la branche contient "customer, employee"

  @3.4-d @service-git @points-0.5
  Scénario: Le code des microservices est dans un dépôt Git
    en: The microservices' code is in a git repository
    aide: Créez un dépôt Git, puis remettez-le : dans submission.toml, [source], clé microservices, le dossier qui contient .git (`git clone`).
    help: Create a git repository, then hand it in: in submission.toml, [source], key microservices, the folder that holds .git (`git clone`).

    Étant donné le dépôt Git remis comme "microservices"
    Alors le référentiel de code existe

  @3.4-e @service-git @points-0.5 @requires-3.4-d
  Scénario: Le dépôt a une branche dev
    en: The repository has a branch dev
    aide: Dans le dossier microservices, après au moins un commit : `git checkout -b dev` (sans -b si la branche existe déjà), puis `git push -u origin dev`.
    help: In the folder microservices, after at least one commit: `git checkout -b dev` (without -b if the branch exists already), then `git push -u origin dev`.

    Étant donné le dépôt Git remis comme "microservices"
    Alors le référentiel a une branche "dev"

  @3.4-f @service-git @points-1 @requires-3.4-e
  Scénario: La branche du dépôt contient les dossiers customer et employee
    en: The repository's branch holds the folders customer and employee
    aide: Les deux dossiers doivent être sur la branche dev : `git checkout dev`, `git add customer employee`, `git commit`, `git push origin dev`. Git n'enregistre pas un dossier vide.
    help: Both folders must be on the branch dev: `git checkout dev`, `git add customer employee`, `git commit`, `git push origin dev`. Git does not record an empty folder.

    Étant donné le dépôt Git remis comme "microservices"
    Et sa branche "dev"
    Alors la branche contient "customer, employee"
