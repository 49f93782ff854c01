# language: fr
@4.6
Fonctionnalité: Ajuster le port du microservice employé et recréer l'image
  en: Adjust the port of the employee microservice and rebuild the image
  correction: Construisez l'image et lancez le conteneur comme l'aide du critère le dit ; donnez ses points si ce que dit son titre se voit.
  marking: Build the image and run the container as the criterion's hint says; give its points if what its title says can be seen.

  @4.6-a @points-0.5 @requires-4.5-a @requires-4.5-e
  Scénario: employee/Dockerfile déclare le port 8080
    en: employee/Dockerfile declares port 8080
    aide: EXPOSE 8080 au lieu de 8081. EXPOSE n'est qu'une documentation : changez aussi le port dans index.js.
    help: EXPOSE 8080 instead of 8081. EXPOSE is documentation only: change the port in index.js as well.

    Étant donné le Dockerfile du microservice "employee"
    Alors le Dockerfile déclare le port 8080

  @4.6-b @points-1
  Scénario: Le microservice employé écoute sur le port 8080
    en: The employee microservice listens on port 8080
    aide: À évaluer : dans index.js, APP_PORT vaut 8080 par défaut, et le conteneur répond sur 8080 sans autre réglage.
    help: To judge: in index.js, APP_PORT is 8080 by default, and the container answers on 8080 without other settings.

    Alors une personne en juge

  @4.6-c @points-0.5
  Scénario: L'image du microservice employé a été recréée
    en: The employee microservice's image was rebuilt
    aide: À évaluer : l'image employee du référentiel ECR déclare et utilise 8080.
    help: To judge: the image employee of the ECR repository declares and uses 8080.

    Alors une personne en juge
