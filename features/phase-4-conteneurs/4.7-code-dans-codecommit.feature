# language: fr
@4.7
Fonctionnalité: Enregistrer le code dans CodeCommit
  en: Check the code into CodeCommit

  @4.7-a @service-codecommit @points-0.5 @requires-3.4-c
  Scénario: Le Dockerfile du client est dans CodeCommit
    en: The customer's Dockerfile is in CodeCommit
    aide: `git add customer/Dockerfile`, `git commit`, `git push origin dev`.
    help: `git add customer/Dockerfile`, `git commit`, `git push origin dev`.

    Étant donné le référentiel CodeCommit "microservices"
    Et sa branche "dev"
    Alors la branche contient un Dockerfile pour "customer"

  @4.7-b @service-codecommit @points-0.5 @requires-3.4-c
  Scénario: Le Dockerfile de l'employé est dans CodeCommit
    en: The employee's Dockerfile is in CodeCommit
    aide: `git add employee/Dockerfile`, `git commit`, `git push origin dev`.
    help: `git add employee/Dockerfile`, `git commit`, `git push origin dev`.

    Étant donné le référentiel CodeCommit "microservices"
    Et sa branche "dev"
    Alors la branche contient un Dockerfile pour "employee"

  @4.7-c @service-codecommit @points-1 @requires-3.4-c
  Scénario: Le code modifié des deux microservices est dans CodeCommit
    en: The modified code of both microservices is in CodeCommit
    aide: Les deux dossiers ont encore le même contenu dans CodeCommit : enregistrez vos modifications (`git add`, `git commit`) et poussez-les (`git push origin dev`).
    help: Both folders still have the same content in CodeCommit: commit your changes (`git add`, `git commit`) and push them (`git push origin dev`).

    Étant donné le référentiel CodeCommit "microservices"
    Et sa branche "dev"
    Alors le code de "customer" diffère de celui de "employee"

  @4.7-d @service-git @points-0.5 @requires-3.4-f
  Scénario: Le Dockerfile du client est dans le dépôt Git
    en: The customer's Dockerfile is in the git repository
    aide: `git add customer/Dockerfile`, `git commit`, `git push origin dev`.
    help: `git add customer/Dockerfile`, `git commit`, `git push origin dev`.

    Étant donné le dépôt Git remis comme "microservices"
    Et sa branche "dev"
    Alors la branche contient un Dockerfile pour "customer"

  @4.7-e @service-git @points-0.5 @requires-3.4-f
  Scénario: Le Dockerfile de l'employé est dans le dépôt Git
    en: The employee's Dockerfile is in the git repository
    aide: `git add employee/Dockerfile`, `git commit`, `git push origin dev`.
    help: `git add employee/Dockerfile`, `git commit`, `git push origin dev`.

    Étant donné le dépôt Git remis comme "microservices"
    Et sa branche "dev"
    Alors la branche contient un Dockerfile pour "employee"

  @4.7-f @service-git @points-1 @requires-3.4-f
  Scénario: Le code modifié des deux microservices est dans le dépôt Git
    en: The modified code of both microservices is in the git repository
    aide: Les deux dossiers ont encore le même contenu : enregistrez vos modifications (`git add`, `git commit`) et poussez-les (`git push origin dev`).
    help: Both folders still have the same content: commit your changes (`git add`, `git commit`) and push them (`git push origin dev`).

    Étant donné le dépôt Git remis comme "microservices"
    Et sa branche "dev"
    Alors le code de "customer" diffère de celui de "employee"
