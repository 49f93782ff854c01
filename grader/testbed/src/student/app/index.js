// Web server of the coffee suppliers.
const express = require('express');
const templates = require('mustache-express');
const suppliers = require('./app/controller/supplier.controller');

const app = express();
app.engine('html', templates());
app.set('view engine', 'html');
app.set('views', __dirname + '/views');
app.use(express.urlencoded({ extended: false }));

app.get('/', (request, response) => response.render('home'));
app.get('/suppliers', suppliers.list);
app.get('/supplier-add', (request, response) => response.render('supplier-add'));
app.post('/supplier-add', suppliers.add);
app.get('/supplier-update/:id', suppliers.edit);
app.post('/supplier-update', suppliers.update);
app.post('/supplier-remove/:id', suppliers.remove);
app.use((request, response) => response.status(404).render('404'));

app.listen(process.env.APP_PORT || 80);
