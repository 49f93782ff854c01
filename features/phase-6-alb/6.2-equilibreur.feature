# language: fr
@6.2
Fonctionnalité: Créer un groupe de sécurité, un équilibreur de charge et des règles d'acheminement
  en: Create a security group, a load balancer and routing rules

  @6.2-a @points-0.5 @requires-6.2-f
  Scénario: Le groupe de sécurité admet le port 80
    en: The security group admits port 80
    aide: Console EC2 › Groupes de sécurité › microservices-sg › Règles entrantes : TCP 80 depuis 0.0.0.0/0.
    help: EC2 console › Security groups › microservices-sg › Inbound rules: TCP 80 from 0.0.0.0/0.

    Étant donné l'équilibreur de charge "microservicesLB"
    Alors ses groupes de sécurité admettent le port TCP 80 depuis toute adresse

  @6.2-b @points-0.5 @requires-6.2-f
  Scénario: Le groupe de sécurité admet le port 8080
    en: The security group admits port 8080
    aide: Console EC2 › Groupes de sécurité › microservices-sg › Règles entrantes : TCP 8080 depuis 0.0.0.0/0.
    help: EC2 console › Security groups › microservices-sg › Inbound rules: TCP 8080 from 0.0.0.0/0.

    Étant donné l'équilibreur de charge "microservicesLB"
    Alors ses groupes de sécurité admettent le port TCP 8080 depuis toute adresse

  @6.2-c @points-0.5
  Scénario: L'équilibreur de charge est actif
    en: The load balancer is active
    aide: Console EC2 › Équilibreurs de charge › Créer › Application Load Balancer, nommé microservicesLB ; attendez l'état Actif.
    help: EC2 console › Load balancers › Create › Application Load Balancer, named microservicesLB; wait for the state Active.

    Étant donné l'équilibreur de charge "microservicesLB"
    Alors l'équilibreur est dans l'état "active"

  @6.2-d @points-0.5 @requires-6.2-c
  Scénario: L'équilibreur de charge est accessible depuis Internet
    en: The load balancer faces the internet
    aide: Le schéma ne se modifie pas : recréez l'équilibreur avec le schéma « Accessible sur Internet ».
    help: The scheme cannot be changed: create the load balancer again with the scheme “Internet-facing”.

    Étant donné l'équilibreur de charge "microservicesLB"
    Alors le schéma de l'équilibreur est "internet-facing"

  @6.2-e @points-0.5 @requires-6.2-c
  Scénario: L'équilibreur de charge est dans les deux sous-réseaux publics
    en: The load balancer is in both public subnets
    aide: Console EC2 › Équilibreurs de charge › Mappage réseau › Modifier les sous-réseaux : Public Subnet1 et Public Subnet2 de LabVPC.
    help: EC2 console › Load balancers › Network mapping › Edit subnets: Public Subnet1 and Public Subnet2 of LabVPC.

    Étant donné l'équilibreur de charge "microservicesLB"
    Alors l'équilibreur est dans les sous-réseaux "Public Subnet1, Public Subnet2"

  @6.2-f @points-0.5 @requires-6.2-c
  Scénario: L'équilibreur de charge porte le groupe de sécurité microservices-sg
    en: The load balancer carries the security group microservices-sg
    aide: Console EC2 › Équilibreurs de charge › Sécurité › Modifier : microservices-sg.
    help: EC2 console › Load balancers › Security › Edit: microservices-sg.

    Étant donné l'équilibreur de charge "microservicesLB"
    Alors l'équilibreur porte le groupe de sécurité "microservices-sg"

  @6.2-g @points-0.75 @requires-6.2-c @requires-6.1-a @requires-6.1-b
  Scénario: Le port 80 mène au microservice client
    en: Port 80 leads to the customer microservice
    aide: Console EC2 › Équilibreurs de charge › Écouteurs : ajoutez HTTP 80, action par défaut vers customer-tg-two (après un déploiement, l'autre groupe du client est juste aussi).
    help: EC2 console › Load balancers › Listeners: add HTTP 80, default action to customer-tg-two (after a deployment the customer's other group is right too).

    Étant donné l'équilibreur de charge "microservicesLB"
    Alors l'écouteur HTTP 80 achemine par défaut vers un groupe cible de "customer"

  @6.2-h @points-0.75 @requires-6.2-c @requires-6.1-a @requires-6.1-b
  Scénario: Le port 8080 mène au microservice client
    en: Port 8080 leads to the customer microservice
    aide: Console EC2 › Équilibreurs de charge › Écouteurs : ajoutez HTTP 8080, action par défaut vers customer-tg-one (après un déploiement, l'autre groupe du client est juste aussi).
    help: EC2 console › Load balancers › Listeners: add HTTP 8080, default action to customer-tg-one (after a deployment the customer's other group is right too).

    Étant donné l'équilibreur de charge "microservicesLB"
    Alors l'écouteur HTTP 8080 achemine par défaut vers un groupe cible de "customer"

  @6.2-i @points-0.75 @requires-6.2-c @requires-6.1-c @requires-6.1-d
  Scénario: Sur le port 80, /admin/* mène au microservice employé
    en: On port 80, /admin/* leads to the employee microservice
    aide: Console EC2 › Équilibreurs de charge › Écouteur HTTP:80 › Règles › Ajouter : chemin /admin/*, transférer vers employee-tg-two.
    help: EC2 console › Load balancers › Listener HTTP:80 › Rules › Add: path /admin/*, forward to employee-tg-two.

    Étant donné l'équilibreur de charge "microservicesLB"
    Alors l'écouteur HTTP 80 achemine "/admin/*" vers un groupe cible de "employee"

  @6.2-j @points-0.75 @requires-6.2-c @requires-6.1-c @requires-6.1-d
  Scénario: Sur le port 8080, /admin/* mène au microservice employé
    en: On port 8080, /admin/* leads to the employee microservice
    aide: Console EC2 › Équilibreurs de charge › Écouteur HTTP:8080 › Règles › Ajouter : chemin /admin/*, transférer vers employee-tg-one.
    help: EC2 console › Load balancers › Listener HTTP:8080 › Rules › Add: path /admin/*, forward to employee-tg-one.

    Étant donné l'équilibreur de charge "microservicesLB"
    Alors l'écouteur HTTP 8080 achemine "/admin/*" vers un groupe cible de "employee"

  @6.2-k @points-0.25 @requires-6.2-g @requires-8.3-c
  Scénario: Un navigateur voit les pages du client sur le port 80
    en: A browser sees the customer's pages on port 80
    aide: Ouvrez http://<équilibreur>/. 404 : c'est l'autre microservice qui répond ; vérifiez que le service ECS client existe (tâche 7.1), puis où mènent la règle et son groupe cible, et quelle image y tourne. 503 : aucune cible saine.
    help: Open http://<load balancer>/. 404: the other microservice answers; check that the ECS service customer exists (task 7.1), then where the rule and its target group lead, and which image runs there. 503: no healthy target.

    Quand on ouvre la page "/" sur le port 80 de l'équilibreur de charge
    Alors elle vient du microservice "customer"

  @6.2-l @points-0.25 @requires-6.2-h @requires-8.3-c
  Scénario: Un navigateur voit les pages du client sur le port 8080
    en: A browser sees the customer's pages on port 8080
    aide: Ouvrez http://<équilibreur>:8080/. 404 : c'est l'autre microservice qui répond ; vérifiez que le service ECS client existe (tâche 7.1), puis où mènent la règle et son groupe cible, et quelle image y tourne. 503 : aucune cible saine.
    help: Open http://<load balancer>:8080/. 404: the other microservice answers; check that the ECS service customer exists (task 7.1), then where the rule and its target group lead, and which image runs there. 503: no healthy target.

    Quand on ouvre la page "/" sur le port 8080 de l'équilibreur de charge
    Alors elle vient du microservice "customer"

  @6.2-m @points-0.25 @requires-6.2-i @requires-8.3-c
  Scénario: Un navigateur voit les pages de l'employé, s'il y est admis, sur le port 80
    en: A browser sees the employee's pages, where it is admitted, on port 80
    aide: Ouvrez http://<équilibreur>/admin/suppliers. 404 : c'est l'autre microservice qui répond ; vérifiez que le service ECS employé existe (tâche 7.2), puis où mènent la règle et son groupe cible, et quelle image y tourne. 503 : aucune cible saine.
    help: Open http://<load balancer>/admin/suppliers. 404: the other microservice answers; check that the ECS service employee exists (task 7.2), then where the rule and its target group lead, and which image runs there. 503: no healthy target.

    Quand on ouvre la page "/admin/suppliers" sur le port 80 de l'équilibreur de charge
    Alors elle vient du microservice "employee"

  @6.2-n @points-0.25 @requires-6.2-j @requires-6.2-m @requires-8.3-c
  Scénario: Un navigateur voit les pages de l'employé, s'il y est admis, sur le port 8080
    en: A browser sees the employee's pages, where it is admitted, on port 8080
    aide: Ouvrez http://<équilibreur>:8080/admin/suppliers. 404 : c'est l'autre microservice qui répond ; vérifiez que le service ECS employé existe (tâche 7.2), puis où mènent la règle et son groupe cible, et quelle image y tourne. 503 : aucune cible saine.
    help: Open http://<load balancer>:8080/admin/suppliers. 404: the other microservice answers; check that the ECS service employee exists (task 7.2), then where the rule and its target group lead, and which image runs there. 503: no healthy target.

    Quand on ouvre la page "/admin/suppliers" sur le port 8080 de l'équilibreur de charge
    Alors elle vient du microservice "employee"
