# language: fr
@2.1
Fonctionnalité: Vérifier la disponibilité de l'application monolithique
  en: Check that the monolithic application is available

  @2.1-a @points-0.5
  Scénario: L'instance du monolithe est en marche
    en: The monolith's instance is running
    aide: Console EC2 › Instances : sélectionnez MonolithicAppServer, puis État de l'instance › Démarrer.
    help: EC2 console › Instances: select MonolithicAppServer, then Instance state › Start.

    Étant donné l'instance EC2 "MonolithicAppServer"
    Alors l'instance est dans l'état "running"

  @2.1-b @points-0.5 @requires-2.1-a
  Scénario: L'instance a une adresse IPv4 publique
    en: The instance has a public IPv4 address
    aide: Console EC2 › Instances : une instance arrêtée perd son adresse ; démarrez-la, ou associez une adresse IP élastique.
    help: EC2 console › Instances: a stopped instance loses its address; start it, or associate an Elastic IP address.

    Étant donné l'instance EC2 "MonolithicAppServer"
    Alors l'instance a une adresse IPv4 publique

  @2.1-c @points-0.5 @requires-2.1-a
  Scénario: La page d'accueil répond sur le port 80
    en: The home page answers on port 80
    aide: Ouvrez http://<adresse publique>/ dans un navigateur. Rien ne répond : le groupe de sécurité de l'instance doit admettre le port 80. Un statut 500 : l'application échoue ; lisez ses journaux sur l'instance.
    help: Open http://<public address>/ in a browser. Nothing answers: the instance's security group must admit port 80. Status 500: the application fails; read its logs on the instance.

    Quand on ouvre la page "/" du monolithe
    Alors la réponse a le statut 200

  @2.1-d @points-0.5 @requires-2.1-c
  Scénario: La page est celle de l'application monolithique
    en: The page is the monolithic application's
    aide: La barre de navigation doit afficher « Monolithic Coffee suppliers ». Vérifiez l'adresse dans submission.toml (IPv4 publique de MonolithicAppServer, console EC2) ; si elle est juste, un autre programme occupe le port 80 : « sudo lsof -i :80 » sur l'instance.
    help: The navigation bar must show “Monolithic Coffee suppliers”. Check the address in submission.toml (public IPv4 of MonolithicAppServer, EC2 console); if it is right, another program holds port 80: “sudo lsof -i :80” on the instance.

    Quand on ouvre la page "/" du monolithe
    Alors la marque de la page est "Monolithic Coffee suppliers"
