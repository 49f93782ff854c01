# language: fr
@1.1
Fonctionnalité: Créer un diagramme d'architecture
  en: Draw an architecture diagram
  correction: Ouvrez le diagramme ; donnez les points du critère si l'image montre ce que dit son titre, par une icône, un nom ou une flèche que l'on reconnaît.
  marking: Open the diagram; give the criterion's points if the picture shows what its title says, by an icon, a name or an arrow that one recognises.

  @1.1-a @points-0.25
  Scénario: Un diagramme est remis
    en: A diagram is handed in
    aide: Mettez le fichier du diagramme à côté de submission.toml et écrivez-y son nom, sous [documents] : diagram = "diagram.drawio" (tout nom convient). Une image seule est jugée par une personne : préférez le fichier .drawio.
    help: Put the diagram's file beside submission.toml and write its name there, under [documents]: diagram = "diagram.drawio" (any name will do). A picture alone is judged by a person: prefer the .drawio file.

    Étant donné le diagramme d'architecture remis
    Alors le diagramme est remis

  @1.1-b @points-0.25 @requires-1.1-a
  Scénario: Il montre les utilisateurs et l'équilibreur de charge
    en: It shows the users and the load balancer
    aide: Ajoutez l'icône Users et l'icône Application Load Balancer, ou une forme qui porte ce nom.
    help: Add the Users icon and the Application Load Balancer icon, or a shape with that name.

    Étant donné le diagramme d'architecture remis
    Alors le diagramme montre "users, ALB"

  @1.1-c @points-0.25 @requires-1.1-a
  Scénario: Il montre ECS et les conteneurs
    en: It shows ECS and the containers
    aide: Dessinez le cluster Amazon ECS et, dans celui-ci, les conteneurs (ou tâches) des deux microservices.
    help: Draw the Amazon ECS cluster and, in it, the containers (or tasks) of the two microservices.

    Étant donné le diagramme d'architecture remis
    Alors le diagramme montre "ECS, containers"

  @1.1-d @points-0.25 @requires-1.1-a
  Scénario: Il montre ECR, d'où viennent les images
    en: It shows ECR, where the images come from
    aide: Ajoutez Amazon ECR (Elastic Container Registry).
    help: Add Amazon ECR (Elastic Container Registry).

    Étant donné le diagramme d'architecture remis
    Alors le diagramme montre "ECR"

  @1.1-e @service-codecommit @points-0.5 @requires-1.1-a
  Scénario: Il montre la chaîne de livraison
    en: It shows the delivery pipeline
    aide: Ajoutez AWS CodeCommit, AWS CodePipeline et AWS CodeDeploy, chacun avec son icône ou son nom.
    help: Add AWS CodeCommit, AWS CodePipeline and AWS CodeDeploy, each with its icon or its name.

    Étant donné le diagramme d'architecture remis
    Alors le diagramme montre "CodeCommit, CodePipeline, CodeDeploy"

  @1.1-f @points-0.25 @requires-1.1-a
  Scénario: Il montre la base de données RDS
    en: It shows the RDS database
    aide: Ajoutez Amazon RDS : l'icône, ou une forme dont le nom dit RDS ou MySQL.
    help: Add Amazon RDS: the icon, or a shape whose name says RDS or MySQL.

    Étant donné le diagramme d'architecture remis
    Alors le diagramme montre "RDS"

  @1.1-g @points-0.25 @requires-1.1-a
  Scénario: Il montre CloudWatch
    en: It shows CloudWatch
    aide: Ajoutez au diagramme Amazon CloudWatch, qui reçoit les journaux des conteneurs.
    help: Add to the diagram Amazon CloudWatch, which receives the containers' logs.

    Étant donné le diagramme d'architecture remis
    Alors le diagramme montre "CloudWatch"

  @1.1-h @points-0.25 @requires-1.1-a
  Scénario: Il montre les deux microservices
    en: It shows the two microservices
    aide: Dessinez un élément pour chaque microservice, et nommez-les : client (customer) et employé (employee).
    help: Draw one element for each microservice, and name them: customer and employee.

    Étant donné le diagramme d'architecture remis
    Alors le diagramme montre "customer, employee"

  @1.1-i @points-0.25 @requires-1.1-b @requires-1.1-h
  Scénario: L'équilibreur de charge mène au microservice client
    en: The load balancer leads to the customer microservice
    aide: Reliez l'équilibreur de charge au microservice client par une flèche, directement ou par un groupe cible. Attachez les deux bouts de la flèche aux formes.
    help: Join the load balancer to the customer microservice by an arrow, directly or through a target group. Attach both ends of the arrow to the shapes.

    Étant donné le diagramme d'architecture remis
    Alors le diagramme relie "ALB" à "customer"

  @1.1-j @points-0.25 @requires-1.1-b @requires-1.1-h
  Scénario: L'équilibreur de charge mène au microservice employé
    en: The load balancer leads to the employee microservice
    aide: Reliez l'équilibreur de charge au microservice employé par une flèche, directement ou par un groupe cible. Attachez les deux bouts de la flèche aux formes.
    help: Join the load balancer to the employee microservice by an arrow, directly or through a target group. Attach both ends of the arrow to the shapes.

    Étant donné le diagramme d'architecture remis
    Alors le diagramme relie "ALB" à "employee"

  @1.1-k @points-0.25 @requires-1.1-f @requires-1.1-h
  Scénario: Les deux microservices mènent à la base de données
    en: Both microservices lead to the database
    aide: Reliez chaque microservice à Amazon RDS par une flèche : tous deux lisent la même base.
    help: Join each microservice to Amazon RDS by an arrow: both read the same database.

    Étant donné le diagramme d'architecture remis
    Alors le diagramme relie "customer" à "RDS"
    Et le diagramme relie "employee" à "RDS"

  @1.1-l @service-git @points-0.5 @requires-1.1-a
  Scénario: Il montre le dépôt Git et la chaîne de livraison
    en: It shows the git repository and the delivery pipeline
    aide: Ajoutez le dépôt Git (GitHub, GitLab…), AWS CodePipeline et AWS CodeDeploy, chacun avec son icône ou son nom.
    help: Add the git repository (GitHub, GitLab…), AWS CodePipeline and AWS CodeDeploy, each with its icon or its name.

    Étant donné le diagramme d'architecture remis
    Alors le diagramme montre "Git, CodePipeline, CodeDeploy"
