// The table of suppliers.
const mysql = require('mysql2/promise');

const pool = mysql.createPool({
  host: process.env.APP_DB_HOST,
  user: process.env.APP_DB_USER,
  database: process.env.APP_DB_NAME || 'COFFEE',
});

exports.all = async () => (await pool.query('SELECT * FROM suppliers'))[0];
exports.create = (supplier) => pool.query('INSERT INTO suppliers SET ?', supplier);
