// What the pages of suppliers do.
const Supplier = require('../models/supplier.model');

exports.list = async (request, response) => {
  response.render('supplier-list-all', { suppliers: await Supplier.all() });
};

exports.add = async (request, response) => {
  await Supplier.create(request.body);
  response.redirect('/suppliers');
};

exports.edit = async (request, response) => {
  response.render('supplier-update', { supplier: await Supplier.find(request.params.id) });
};

exports.update = async (request, response) => {
  await Supplier.update(request.body);
  response.redirect('/suppliers');
};

exports.remove = async (request, response) => {
  await Supplier.remove(request.params.id);
  response.redirect('/suppliers');
};
