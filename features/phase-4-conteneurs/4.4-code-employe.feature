# language: fr
@4.4
Fonctionnalité: Modifier le code source du microservice employé
  en: Modify the source code of the employee microservice
  correction: Lisez le code et lancez le microservice (npm install, npm run start) avec une base de données ; donnez les points du critère si ce que dit son titre se voit, à l'écran d'abord.
  marking: Read the code and start the microservice (npm install, npm run start) with a database; give the criterion's points if what its title says can be seen, on the screen first.

  @4.4-a @points-0.5 @requires-4.5-h
  Scénario: La liste des fournisseurs s'affiche sous /admin/suppliers
    en: The list of suppliers is shown at /admin/suppliers
    aide: index.js de l'employé : la route de la liste est /admin/suppliers. Un statut 500 : docker logs dit l'erreur.
    help: The employee's index.js: the route of the list is /admin/suppliers. Status 500: docker logs says the error.

    Étant donné le conteneur du microservice "employee"
    Alors le conteneur affiche les pages "/admin/suppliers"

  @4.4-b @points-0.5 @requires-4.5-h
  Scénario: Le formulaire d'ajout s'affiche sous /admin/supplier-add
    en: The form to add a supplier is shown at /admin/supplier-add
    aide: index.js de l'employé : la route du formulaire est /admin/supplier-add. Un statut 500 : docker logs dit l'erreur.
    help: The employee's index.js: the route of the form is /admin/supplier-add. Status 500: docker logs says the error.

    Étant donné le conteneur du microservice "employee"
    Alors le conteneur affiche les pages "/admin/supplier-add"

  @4.4-c @points-0.5 @requires-4.5-h
  Scénario: Hors de /admin, aucune route de l'application ne répond
    en: Outside /admin, no route of the application answers
    aide: index.js : toutes les routes de l'application commencent par /admin ; les anciennes (/suppliers, /supplier-add) répondent 404.
    help: index.js: all routes of the application begin with /admin; the old ones (/suppliers, /supplier-add) answer 404.

    Étant donné le conteneur du microservice "employee"
    Alors les requêtes "GET /, GET /suppliers, GET /supplier-add, GET /supplier-update/1, POST /supplier-add, POST /supplier-update, POST /supplier-remove/1" reçoivent le statut 404

  @4.4-d @points-0.5 @requires-4.5-j
  Scénario: Chaque écriture renvoie à /admin/suppliers
    en: Every write redirects to /admin/suppliers
    aide: Contrôleur : res.redirect("/admin/suppliers") après l'ajout, la modification et la suppression.
    help: Controller: res.redirect("/admin/suppliers") after adding, updating and removing.

    Étant donné le conteneur du microservice "employee"
    Alors chaque écriture du conteneur mène à "/admin/suppliers"

  @4.4-e @points-0.25 @requires-4.4-a @requires-4.4-b
  Scénario: Les liens et les formulaires passent par /admin
    en: Links and forms go through /admin
    aide: Vues : préfixez par /admin les liens (href) et les formulaires (action) vers supplier-add, supplier-update et supplier-remove.
    help: Views: prefix with /admin the links (href) and forms (action) to supplier-add, supplier-update and supplier-remove.

    Étant donné le conteneur du microservice "employee"
    Alors les liens et les formulaires d'écriture des pages "/admin/suppliers, /admin/supplier-add" mènent sous "/admin/"

  @4.4-f @points-0.25 @requires-4.4-a
  Scénario: Le titre et la marque sont « Manage coffee suppliers »
    en: The title and the brand are “Manage coffee suppliers”
    aide: views/header.html (title) et views/nav.html (navbar-brand) : « Manage coffee suppliers ».
    help: views/header.html (title) and views/nav.html (navbar-brand): “Manage coffee suppliers”.

    Étant donné le conteneur du microservice "employee"
    Quand on ouvre la page "/admin/suppliers" du conteneur
    Alors la marque de la page est "Manage coffee suppliers"
    Et le titre de la page est "Manage coffee suppliers"

  @4.4-g @points-0.5 @requires-4.4-a
  Scénario: La navigation mène à l'administration et à l'accueil du client
    en: The navigation leads to the administration and to the customer's home page
    aide: views/nav.html : Administrator home (/admin/suppliers) et Customer home (/).
    help: views/nav.html: Administrator home (/admin/suppliers) and Customer home (/).

    Étant donné le conteneur du microservice "employee"
    Quand on ouvre la page "/admin/suppliers" du conteneur
    Alors la navigation de la page mène à "/admin/suppliers, /"

  @4.4-h @points-0.5 @requires-3.3-b @requires-4.4-c
  Scénario: Toutes les routes du code employé sont sous /admin
    en: All routes of the employee's code are under /admin
    aide: employee/index.js : chaque app.get et app.post commence par /admin, par exemple /admin/supplier-add.
    help: employee/index.js: every app.get and app.post begins with /admin, such as /admin/supplier-add.

    Étant donné le programme du microservice "employee"
    Alors toutes ses routes commencent par "/admin" et il en reste qui écrivent

  @4.4-i @points-0.5 @requires-3.3-b @requires-4.4-e
  Scénario: Les liens, les formulaires et les redirections de l'employé mènent sous /admin
    en: The employee's links, forms and redirects lead below /admin
    aide: employee/views : href="/admin/…" et action="/admin/…" ; supplier.controller.js : redirect('/admin/suppliers'). Seul le lien Customer home reste /.
    help: employee/views: href="/admin/…" and action="/admin/…"; supplier.controller.js: redirect('/admin/suppliers'). Only the link Customer home stays /.

    Étant donné les vues du microservice "employee"
    Alors leurs liens, formulaires et redirections commencent par "/admin"
