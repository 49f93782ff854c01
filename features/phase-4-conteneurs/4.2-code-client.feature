# language: fr
@4.2
Fonctionnalité: Modifier le code source du microservice client
  en: Modify the source code of the customer microservice
  correction: Lisez le code et lancez le microservice (npm install, npm run start) avec une base de données ; donnez les points du critère si ce que dit son titre se voit, à l'écran d'abord.
  marking: Read the code and start the microservice (npm install, npm run start) with a database; give the criterion's points if what its title says can be seen, on the screen first.

  @4.2-a @points-0.5 @requires-4.3-h
  Scénario: L'accueil et la liste des fournisseurs s'affichent
    en: The home page and the list of suppliers are shown
    aide: Gardez les routes / et /suppliers dans index.js du client ; chacune répond 200 avec une page. Un statut 500 : docker logs dit l'erreur.
    help: Keep the routes / and /suppliers in the customer's index.js; each answers 200 with a page. Status 500: docker logs says the error.

    Étant donné le conteneur du microservice "customer"
    Alors le conteneur affiche les pages "/, /suppliers"

  @4.2-b @points-0.5 @requires-4.2-a
  Scénario: Les pages n'offrent ni ajout ni modification
    en: The pages offer neither adding nor editing
    aide: Retirez des vues du client les liens vers supplier-add et supplier-update, et tout formulaire.
    help: Remove the links to supplier-add and supplier-update, and every form, from the customer's views.

    Étant donné le conteneur du microservice "customer"
    Alors les pages "/, /suppliers" n'offrent aucune écriture

  @4.2-c @points-0.75 @requires-4.3-h
  Scénario: Les routes d'écriture n'existent plus
    en: The write routes are gone
    aide: Retirez de index.js les routes /supplier-add, /supplier-update et /supplier-remove ; elles répondent 404.
    help: Remove the routes /supplier-add, /supplier-update and /supplier-remove from index.js; they answer 404.

    Étant donné le conteneur du microservice "customer"
    Alors les requêtes "GET /supplier-add, GET /supplier-update/1, POST /supplier-add, POST /supplier-update, POST /supplier-remove/1" reçoivent le statut 404

  @4.2-d @points-0.25 @requires-4.2-a
  Scénario: La marque est « Coffee suppliers »
    en: The brand is “Coffee suppliers”
    aide: views/nav.html : remplacez « Monolithic Coffee suppliers » par « Coffee suppliers ».
    help: views/nav.html: replace “Monolithic Coffee suppliers” with “Coffee suppliers”.

    Étant donné le conteneur du microservice "customer"
    Quand on ouvre la page "/" du conteneur
    Alors la marque de la page est "Coffee suppliers"

  @4.2-e @points-0.5 @requires-4.2-a
  Scénario: La navigation mène à l'accueil, à la liste et à l'administration
    en: The navigation leads to the home page, the list and the administration
    aide: views/nav.html : Customer home (/), Suppliers list (/suppliers) et Administrator link (/admin/suppliers).
    help: views/nav.html: Customer home (/), Suppliers list (/suppliers) and Administrator link (/admin/suppliers).

    Étant donné le conteneur du microservice "customer"
    Quand on ouvre la page "/" du conteneur
    Alors la navigation de la page mène à "/, /suppliers, /admin/suppliers"

  @4.2-f @points-0.5 @requires-4.3-h
  Scénario: Le microservice client écoute sur le port 8080
    en: The customer microservice listens on port 8080
    aide: index.js : la valeur par défaut de APP_PORT est 8080, et l'application écoute sur toutes les adresses.
    help: index.js: the default of APP_PORT is 8080, and the application listens on all addresses.

    Étant donné le conteneur du microservice "customer"
    Alors le conteneur écoute sur le port 8080

  @4.2-g @points-0.25 @requires-3.3-a @requires-4.2-c
  Scénario: Aucune route du code client n'écrit
    en: No route of the customer's code writes
    aide: Retirez de customer/index.js la route observée et toute autre qui écrit : /supplier-add, /supplier-update et /supplier-remove, GET comme POST.
    help: Remove from customer/index.js the route observed and every other one that writes: /supplier-add, /supplier-update and /supplier-remove, GET and POST.

    Étant donné le programme du microservice "customer"
    Alors aucune de ses routes n'écrit

  @4.2-h @points-0.25 @requires-3.3-a
  Scénario: Les vues d'écriture du client sont supprimées
    en: The customer's write views are deleted
    aide: Supprimez de customer/views la vue observée et toute autre à formulaire (supplier-add.html, supplier-update.html).
    help: Delete from customer/views the view observed and every other one with a form (supplier-add.html, supplier-update.html).

    Étant donné les vues du microservice "customer"
    Alors aucune vue ne permet d'écrire

  @4.2-i @points-0.25 @requires-3.3-a
  Scénario: Le contrôleur et le modèle du client ne gardent que la lecture
    en: The customer's controller and model keep only reads
    aide: Retirez de supplier.controller.js et de supplier.model.js les fonctions create, update et remove, et le SQL qui écrit.
    help: Remove the functions create, update and remove from supplier.controller.js and supplier.model.js, and the SQL that writes.

    Étant donné le programme du microservice "customer"
    Alors aucune de ses fonctions n'écrit

  @4.2-j @points-0.25 @requires-3.3-a @requires-4.2-f
  Scénario: Le port par défaut du client est 8080
    en: The customer's default port is 8080
    aide: customer/index.js : app.listen(process.env.APP_PORT || 8080).
    help: customer/index.js: app.listen(process.env.APP_PORT || 8080).

    Étant donné le programme du microservice "customer"
    Alors son port par défaut est 8080
