# language: fr
@5.3
Fonctionnalité: Créer un référentiel CodeCommit pour les fichiers de déploiement
  en: Create a CodeCommit repository for the deployment files

  @5.3-a @service-codecommit @points-0.5
  Scénario: Le référentiel deployment existe dans CodeCommit
    en: The repository deployment exists in CodeCommit
    aide: Console CodeCommit › Créer un référentiel, nommé deployment.
    help: CodeCommit console › Create repository, named deployment.

    Étant donné le référentiel CodeCommit "deployment"
    Alors le référentiel de code existe

  @5.3-b @service-codecommit @points-0.5 @requires-5.3-a
  Scénario: Le référentiel deployment a une branche dev
    en: The repository deployment has a branch dev
    aide: Dans le dossier du code : `git checkout -b dev`, puis `git push -u origin dev`.
    help: In the folder of the code: `git checkout -b dev`, then `git push -u origin dev`.

    Étant donné le référentiel CodeCommit "deployment"
    Alors le référentiel a une branche "dev"

  @5.3-c @service-git @points-0.5
  Scénario: Les fichiers de déploiement ont un dépôt Git
    en: The deployment files have a git repository
    aide: Créez un dépôt Git, puis remettez-le : dans submission.toml, [source], clé deployment, le dossier qui contient .git (`git clone`).
    help: Create a git repository, then hand it in: in submission.toml, [source], key deployment, the folder that holds .git (`git clone`).

    Étant donné le dépôt Git remis comme "deployment"
    Alors le référentiel de code existe

  @5.3-d @service-git @points-0.5 @requires-5.3-c
  Scénario: Le dépôt des fichiers de déploiement a une branche dev
    en: The repository of the deployment files has a branch dev
    aide: Dans le dossier des fichiers : `git checkout -b dev`, puis `git push -u origin dev`.
    help: In the folder of the files: `git checkout -b dev`, then `git push -u origin dev`.

    Étant donné le dépôt Git remis comme "deployment"
    Alors le référentiel a une branche "dev"
