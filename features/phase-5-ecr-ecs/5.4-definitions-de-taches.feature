# language: fr
@5.4
Fonctionnalité: Créer des fichiers de définition de tâches et les enregistrer auprès d'ECS
  en: Create task definition files and register them with ECS

  @5.4-a @points-0.25
  Scénario: La famille customer-microservice est enregistrée et active
    en: The family customer-microservice is registered and active
    aide: Corrigez taskdef-customer.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`
    help: Correct taskdef-customer.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`

    Étant donné la définition de tâche "customer-microservice"
    Alors la définition de tâche est dans l'état "ACTIVE"

  @5.4-b @points-0.25 @requires-5.4-a
  Scénario: customer-microservice est prévue pour Fargate
    en: customer-microservice is meant for Fargate
    aide: `"requiresCompatibilities": ["FARGATE"]`. Corrigez taskdef-customer.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`
    help: `"requiresCompatibilities": ["FARGATE"]`. Correct taskdef-customer.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`

    Étant donné la définition de tâche "customer-microservice"
    Alors la définition de tâche est compatible avec "FARGATE"

  @5.4-c @points-0.25 @requires-5.4-a
  Scénario: customer-microservice utilise le mode réseau awsvpc
    en: customer-microservice uses the awsvpc network mode
    aide: `"networkMode": "awsvpc"`. Corrigez taskdef-customer.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`
    help: `"networkMode": "awsvpc"`. Correct taskdef-customer.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`

    Étant donné la définition de tâche "customer-microservice"
    Alors le mode réseau de la définition de tâche est "awsvpc"

  @5.4-d @points-0.15 @requires-5.4-a
  Scénario: customer-microservice réserve 512 unités de CPU
    en: customer-microservice reserves 512 CPU units
    aide: `"cpu": "512"`. Corrigez taskdef-customer.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`
    help: `"cpu": "512"`. Correct taskdef-customer.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`

    Étant donné la définition de tâche "customer-microservice"
    Alors la définition de tâche réserve 512 unités de CPU

  @5.4-e @points-0.15 @requires-5.4-a
  Scénario: customer-microservice réserve 1024 Mio de mémoire
    en: customer-microservice reserves 1024 MiB of memory
    aide: `"memory": "1024"`. Corrigez taskdef-customer.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`
    help: `"memory": "1024"`. Correct taskdef-customer.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`

    Étant donné la définition de tâche "customer-microservice"
    Alors la définition de tâche réserve 1024 Mio de mémoire

  @5.4-f @points-0.25 @requires-5.4-a
  Scénario: customer-microservice a un conteneur essentiel nommé customer
    en: customer-microservice has one essential container named customer
    aide: `"name": "customer"` et `"essential": true` ; c'est le nom que le fichier AppSpec reprend. Corrigez taskdef-customer.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`
    help: `"name": "customer"` and `"essential": true`; the AppSpec file uses the same name. Correct taskdef-customer.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`

    Étant donné la définition de tâche "customer-microservice"
    Alors la définition de tâche a un seul conteneur essentiel, nommé "customer"

  @5.4-g @points-0.25 @requires-5.4-a
  Scénario: Le conteneur de customer-microservice écoute sur le port 8080
    en: The container of customer-microservice listens on port 8080
    aide: `"portMappings": [{"containerPort": 8080, "protocol": "tcp"}]`. Corrigez taskdef-customer.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`
    help: `"portMappings": [{"containerPort": 8080, "protocol": "tcp"}]`. Correct taskdef-customer.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`

    Étant donné la définition de tâche "customer-microservice"
    Alors le conteneur écoute sur le port 8080 en TCP

  @5.4-h @points-0.25 @requires-5.4-a
  Scénario: APP_DB_HOST de customer-microservice est l'adresse de la base de données
    en: APP_DB_HOST of customer-microservice is the address of the database
    aide: Console RDS › Bases de données › Point de terminaison : sans port ni guillemets. Corrigez taskdef-customer.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`
    help: RDS console › Databases › Endpoint: without port or quotation marks. Correct taskdef-customer.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`

    Étant donné la définition de tâche "customer-microservice"
    Alors la variable "APP_DB_HOST" du conteneur est l'adresse de la base de données RDS

  @5.4-i @points-0.25 @requires-5.4-a
  Scénario: Les journaux de customer-microservice vont dans le groupe awslogs-capstone
    en: The logs of customer-microservice go to the group awslogs-capstone
    aide: `"logDriver": "awslogs"`, `"awslogs-group": "awslogs-capstone"`. Corrigez taskdef-customer.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`
    help: `"logDriver": "awslogs"`, `"awslogs-group": "awslogs-capstone"`. Correct taskdef-customer.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`

    Étant donné la définition de tâche "customer-microservice"
    Alors le conteneur journalise avec "awslogs" dans le groupe "awslogs-capstone"
    Et les journaux du conteneur vont dans la région du déploiement

  @5.4-j @points-0.25 @requires-5.4-a
  Scénario: customer-microservice a un rôle d'exécution
    en: customer-microservice has an execution role
    aide: "executionRoleArn": l'ARN du rôle PipelineRole de votre compte. Corrigez taskdef-customer.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`
    help: "executionRoleArn": the ARN of your account's PipelineRole. Correct taskdef-customer.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-customer.json`

    Étant donné la définition de tâche "customer-microservice"
    Alors la définition de tâche a un rôle d'exécution

  @5.4-k @points-0.25
  Scénario: La famille employee-microservice est enregistrée et active
    en: The family employee-microservice is registered and active
    aide: Corrigez taskdef-employee.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`
    help: Correct taskdef-employee.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`

    Étant donné la définition de tâche "employee-microservice"
    Alors la définition de tâche est dans l'état "ACTIVE"

  @5.4-l @points-0.25 @requires-5.4-k
  Scénario: employee-microservice est prévue pour Fargate
    en: employee-microservice is meant for Fargate
    aide: `"requiresCompatibilities": ["FARGATE"]`. Corrigez taskdef-employee.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`
    help: `"requiresCompatibilities": ["FARGATE"]`. Correct taskdef-employee.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`

    Étant donné la définition de tâche "employee-microservice"
    Alors la définition de tâche est compatible avec "FARGATE"

  @5.4-m @points-0.25 @requires-5.4-k
  Scénario: employee-microservice utilise le mode réseau awsvpc
    en: employee-microservice uses the awsvpc network mode
    aide: `"networkMode": "awsvpc"`. Corrigez taskdef-employee.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`
    help: `"networkMode": "awsvpc"`. Correct taskdef-employee.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`

    Étant donné la définition de tâche "employee-microservice"
    Alors le mode réseau de la définition de tâche est "awsvpc"

  @5.4-n @points-0.15 @requires-5.4-k
  Scénario: employee-microservice réserve 512 unités de CPU
    en: employee-microservice reserves 512 CPU units
    aide: `"cpu": "512"`. Corrigez taskdef-employee.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`
    help: `"cpu": "512"`. Correct taskdef-employee.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`

    Étant donné la définition de tâche "employee-microservice"
    Alors la définition de tâche réserve 512 unités de CPU

  @5.4-o @points-0.15 @requires-5.4-k
  Scénario: employee-microservice réserve 1024 Mio de mémoire
    en: employee-microservice reserves 1024 MiB of memory
    aide: `"memory": "1024"`. Corrigez taskdef-employee.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`
    help: `"memory": "1024"`. Correct taskdef-employee.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`

    Étant donné la définition de tâche "employee-microservice"
    Alors la définition de tâche réserve 1024 Mio de mémoire

  @5.4-p @points-0.25 @requires-5.4-k
  Scénario: employee-microservice a un conteneur essentiel nommé employee
    en: employee-microservice has one essential container named employee
    aide: `"name": "employee"` et `"essential": true` ; c'est le nom que le fichier AppSpec reprend. Corrigez taskdef-employee.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`
    help: `"name": "employee"` and `"essential": true`; the AppSpec file uses the same name. Correct taskdef-employee.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`

    Étant donné la définition de tâche "employee-microservice"
    Alors la définition de tâche a un seul conteneur essentiel, nommé "employee"

  @5.4-q @points-0.25 @requires-5.4-k
  Scénario: Le conteneur de employee-microservice écoute sur le port 8080
    en: The container of employee-microservice listens on port 8080
    aide: `"portMappings": [{"containerPort": 8080, "protocol": "tcp"}]`. Corrigez taskdef-employee.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`
    help: `"portMappings": [{"containerPort": 8080, "protocol": "tcp"}]`. Correct taskdef-employee.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`

    Étant donné la définition de tâche "employee-microservice"
    Alors le conteneur écoute sur le port 8080 en TCP

  @5.4-r @points-0.25 @requires-5.4-k
  Scénario: APP_DB_HOST de employee-microservice est l'adresse de la base de données
    en: APP_DB_HOST of employee-microservice is the address of the database
    aide: Console RDS › Bases de données › Point de terminaison : sans port ni guillemets. Corrigez taskdef-employee.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`
    help: RDS console › Databases › Endpoint: without port or quotation marks. Correct taskdef-employee.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`

    Étant donné la définition de tâche "employee-microservice"
    Alors la variable "APP_DB_HOST" du conteneur est l'adresse de la base de données RDS

  @5.4-s @points-0.25 @requires-5.4-k
  Scénario: Les journaux de employee-microservice vont dans le groupe awslogs-capstone
    en: The logs of employee-microservice go to the group awslogs-capstone
    aide: `"logDriver": "awslogs"`, `"awslogs-group": "awslogs-capstone"`. Corrigez taskdef-employee.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`
    help: `"logDriver": "awslogs"`, `"awslogs-group": "awslogs-capstone"`. Correct taskdef-employee.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`

    Étant donné la définition de tâche "employee-microservice"
    Alors le conteneur journalise avec "awslogs" dans le groupe "awslogs-capstone"
    Et les journaux du conteneur vont dans la région du déploiement

  @5.4-t @points-0.25 @requires-5.4-k
  Scénario: employee-microservice a un rôle d'exécution
    en: employee-microservice has an execution role
    aide: "executionRoleArn": l'ARN du rôle PipelineRole de votre compte. Corrigez taskdef-employee.json, puis : `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`
    help: "executionRoleArn": the ARN of your account's PipelineRole. Correct taskdef-employee.json, then: `aws ecs register-task-definition --cli-input-json file://taskdef-employee.json`

    Étant donné la définition de tâche "employee-microservice"
    Alors la définition de tâche a un rôle d'exécution

  @5.4-u @points-0.2
  Scénario: taskdef-customer.json est un JSON valide, de la famille customer-microservice
    en: taskdef-customer.json is valid JSON, of the family customer-microservice
    aide: `python3 -m json.tool taskdef-customer.json` dit la ligne et la colonne de la faute ; `"family": "customer-microservice"`, puis `git add`, `git commit` et `git push`.
    help: `python3 -m json.tool taskdef-customer.json` names the line and column of the fault; `"family": "customer-microservice"`, then `git add`, `git commit` and `git push`.

    Étant donné le fichier de définition de tâche "taskdef-customer.json"
    Alors la famille du fichier de définition de tâche est "customer-microservice"

  @5.4-v @points-0.2
  Scénario: taskdef-employee.json est un JSON valide, de la famille employee-microservice
    en: taskdef-employee.json is valid JSON, of the family employee-microservice
    aide: `python3 -m json.tool taskdef-employee.json` dit la ligne et la colonne de la faute ; `"family": "employee-microservice"`, puis `git add`, `git commit` et `git push`.
    help: `python3 -m json.tool taskdef-employee.json` names the line and column of the fault; `"family": "employee-microservice"`, then `git add`, `git commit` and `git push`.

    Étant donné le fichier de définition de tâche "taskdef-employee.json"
    Alors la famille du fichier de définition de tâche est "employee-microservice"
