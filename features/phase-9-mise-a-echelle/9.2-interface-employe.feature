# language: fr
@9.2
Fonctionnalité: Ajuster l'interface du microservice employé et pousser l'image
  en: Adjust the interface of the employee microservice and push the image
  correction: Lisez les vues de employee/ ; donnez les points si la barre de navigation a les classes navbar-light bg-light.
  marking: Read the views of employee/; give the points if the navigation bar has the classes navbar-light bg-light.

  @9.2-a @points-1 @requires-3.3-b @requires-9.3-b
  Scénario: La barre de navigation de l'employé est claire
    en: The employee's navigation bar is light
    aide: employee/views/nav.html : remplacez navbar-dark bg-dark par navbar-light bg-light, puis reconstruisez et poussez l'image : ce qui s'affiche compte avant le code.
    help: employee/views/nav.html: replace navbar-dark bg-dark by navbar-light bg-light, then build and push the image: what is shown counts before the code.

    Alors la barre de navigation de l'employé, sur sa page "/admin/suppliers" ou sinon dans les vues de "employee", a les classes "navbar-light bg-light" et pas "navbar-dark bg-dark"

  @9.2-b @points-1 @requires-5.1-d @requires-8.5-b
  Scénario: Une nouvelle image de l'employé a été envoyée après le premier déploiement
    en: A new employee image was pushed after the first deployment
    aide: Reconstruisez l'image après la modification, puis `docker push …/employee:latest`.
    help: Build the image again after the change, then `docker push …/employee:latest`.

    Étant donné l'application CodeDeploy "microservices"
    Et ses groupes de déploiement "microservices-employee"
    Alors l'image "latest" du référentiel ECR "employee" a été envoyée après leur premier déploiement réussi
