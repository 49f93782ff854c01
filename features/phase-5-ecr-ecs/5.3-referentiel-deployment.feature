# language: fr
@5.3
Fonctionnalité: Créer un référentiel CodeCommit pour les fichiers de déploiement
  en: Create a CodeCommit repository for the deployment files

  @5.3-a @points-0.5
  Scénario: Le référentiel deployment existe dans CodeCommit
    en: The repository deployment exists in CodeCommit
    aide: Console CodeCommit › Créer un référentiel, nommé deployment.
    help: CodeCommit console › Create repository, named deployment.

    Étant donné le référentiel CodeCommit "deployment"
    Alors le référentiel de code existe

  @5.3-b @points-0.5 @requires-5.3-a
  Scénario: Le référentiel deployment a une branche dev
    en: The repository deployment has a branch dev
    aide: Dans le dossier du code : git checkout -b dev, puis git push -u origin dev.
    help: In the folder of the code: git checkout -b dev, then git push -u origin dev.

    Étant donné le référentiel CodeCommit "deployment"
    Alors le référentiel a une branche "dev"
