#!/bin/bash
# Makes the databases and their schemas, in three lanes beside each other. Every command may be repeated, so a rerun after
# an interrupted one continues. Writes one log a service and names the ones that failed.
set -uo pipefail
etc=$LAB_STATE/etc log=$LAB_STATE/log
failed=$LAB_STATE/run/failed-schemas
rm -f "$failed"

root_password=lab
login=(-uroot -h127.0.0.1)
mysql "${login[@]}" -e 'SELECT 1' >/dev/null 2>&1 || login+=("-p$root_password")
{
  for database in keystone glance placement nova_api nova nova_cell0 neutron cinder barbican octavia; do
    echo "CREATE DATABASE IF NOT EXISTS $database CHARACTER SET utf8mb3;"
  done
  echo "CREATE USER IF NOT EXISTS 'root'@'127.0.0.1' IDENTIFIED BY '$root_password';"
  echo "GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;"
  echo "ALTER USER 'root'@'127.0.0.1' IDENTIFIED BY '$root_password'; FLUSH PRIVILEGES;"
} | mysql "${login[@]}" || exit 1

schema() { # NAME FUNCTION
  if "$2" >>"$log/schema-$1.log" 2>&1; then echo "schema of $1 made"; else echo "$1" >>"$failed"; fi
}
keystone_schema() {
  local manage=(keystone-manage --config-file "$etc/keystone.conf")
  "${manage[@]}" db_sync &&
    "${manage[@]}" fernet_setup --keystone-user root --keystone-group root &&
    "${manage[@]}" credential_setup --keystone-user root --keystone-group root &&
    "${manage[@]}" bootstrap --bootstrap-password admin --bootstrap-region-id RegionOne \
      --bootstrap-public-url http://127.0.0.1:5000/v3 --bootstrap-internal-url http://127.0.0.1:5000/v3 --bootstrap-admin-url http://127.0.0.1:5000/v3
}
nova_schema() {
  local manage=(nova-manage --config-file "$etc/nova.conf")
  "${manage[@]}" api_db sync &&
    "${manage[@]}" cell_v2 map_cell0 &&
    { "${manage[@]}" cell_v2 list_cells | grep -q cell1 || "${manage[@]}" cell_v2 create_cell --name cell1; } &&
    "${manage[@]}" db sync
}
glance_schema() { glance-manage --config-file "$etc/glance-api.conf" db_sync; }
placement_schema() { placement-manage --config-file "$etc/placement/placement.conf" db sync; }
barbican_schema() { barbican-manage db upgrade; } # finds its file by $HOME, as the service does
octavia_schema() { octavia-db-manage --config-file "$etc/octavia.conf" upgrade head; }
neutron_schema() { neutron-db-manage --config-file "$etc/neutron.conf" --config-file "$etc/ml2_conf.ini" upgrade heads; }
cinder_schema() { cinder-manage --config-file "$etc/cinder.conf" db sync; }

(for name in keystone glance placement barbican octavia; do schema "$name" "${name}_schema"; done) &
(for name in neutron cinder; do schema "$name" "${name}_schema"; done) &
schema nova nova_schema &
wait
[ ! -s "$failed" ] || {
  while read -r name; do
    echo "making the schema of $name failed; the end of $log/schema-$name.log:" >&2
    tail -n 15 "$log/schema-$name.log" >&2
  done <"$failed"
  exit 1
}
