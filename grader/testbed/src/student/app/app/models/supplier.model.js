// The table of suppliers.
const mysql = require('mysql2/promise');

const pool = mysql.createPool({
  host: process.env.APP_DB_HOST,
  user: process.env.APP_DB_USER,
  password: process.env.APP_DB_PASSWORD,
  database: process.env.APP_DB_NAME || 'COFFEE',
});

exports.all = async () => (await pool.query('SELECT * FROM suppliers'))[0];
exports.find = async (id) => (await pool.query('SELECT * FROM suppliers WHERE id = ?', [id]))[0][0];
exports.create = (supplier) => pool.query('INSERT INTO suppliers SET ?', supplier);
exports.update = (supplier) => pool.query('UPDATE suppliers SET ? WHERE id = ?', [supplier, supplier.id]);
exports.remove = (id) => pool.query('DELETE FROM suppliers WHERE id = ?', [id]);
