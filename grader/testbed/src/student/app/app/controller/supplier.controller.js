// What the pages of suppliers do.
const Supplier = require('../models/supplier.model');

exports.list = async (request, response) => {
  response.render('supplier-list-all', { suppliers: await Supplier.all() });
};

exports.add = async (request, response) => {
  await Supplier.create(request.body);
  response.redirect('/suppliers');
};
