# language: fr
@4.6
Fonctionnalité: Ajuster le port du microservice employé et recréer l'image
  en: Adjust the port of the employee microservice and rebuild the image
  correction: Construisez l'image et lancez le conteneur comme l'aide du critère le dit ; donnez ses points si ce que dit son titre se voit.
  marking: Build the image and run the container as the criterion's hint says; give its points if what its title says can be seen.

  @4.6-a @points-0.5 @requires-4.5-a @requires-4.5-e @requires-4.6-b
  Scénario: employee/Dockerfile déclare le port 8080
    en: employee/Dockerfile declares port 8080
    aide: `EXPOSE 8080` au lieu de 8081. EXPOSE n'est qu'une documentation : changez aussi le port dans index.js.
    help: `EXPOSE 8080` instead of 8081. EXPOSE is documentation only: change the port in index.js as well.

    Étant donné le Dockerfile du microservice "employee"
    Alors le Dockerfile déclare le port 8080

  @4.6-b @points-1 @requires-4.5-h
  Scénario: Le microservice employé écoute sur le port 8080
    en: The employee microservice listens on port 8080
    aide: index.js : la valeur par défaut de APP_PORT est 8080 ; le conteneur doit écouter sur 8080 sans autre réglage.
    help: index.js: the default of APP_PORT is 8080; the container must listen on 8080 without other settings.

    Étant donné le conteneur du microservice "employee"
    Alors le conteneur écoute sur le port 8080

  @4.6-c @points-0.5 @requires-4.6-b
  Scénario: L'image du microservice employé a été recréée
    en: The employee microservice's image was rebuilt
    aide: Une fois index.js modifié, `docker build -t employee employee/` de nouveau. Le service déployé montre sur quel port l'image écoute ; tant qu'il ne tourne pas, une personne en juge.
    help: Once index.js is changed, `docker build -t employee employee/` again. The deployed service shows on which port the image listens; as long as it does not run, a person judges.
    correction: Construisez l'image de employee/ et lancez le conteneur ; donnez les points s'il écoute sur le port 8080.
    marking: Build the image of employee/ and run the container; give the points if it listens on port 8080.

    Alors le microservice "employee" déployé répond sur le port 8080, ou une personne en juge
