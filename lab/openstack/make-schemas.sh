#!/bin/bash
# Makes the databases and their schemas, in three lanes beside each other. A service that has no mark of an earlier run gets
# its databases anew, since a migration that was interrupted half-way cannot be continued. Names the services that failed.
set -uo pipefail
etc=$LAB_STATE/etc log=$LAB_STATE/log
failed=$LAB_STATE/run/failed-schemas
rm -f "$failed"

root_password=lab
sql() { mysql -uroot -h127.0.0.1 -p"$root_password" -e "$1"; }
# A new MariaDB lets root in without a password.
if ! sql 'SELECT 1' >/dev/null 2>&1; then
  mysql -uroot -h127.0.0.1 -e "
    CREATE USER IF NOT EXISTS 'root'@'127.0.0.1' IDENTIFIED BY '$root_password';
    GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
    ALTER USER 'root'@'127.0.0.1' IDENTIFIED BY '$root_password';
    FLUSH PRIVILEGES;" || exit 1
fi

schema() { # NAME DATABASE...: by the function NAME_schema
  local name=$1 mark=$LAB_STATE/data/.schema-$1
  shift
  [ -e "$mark" ] && return
  for database in "$@"; do
    sql "DROP DATABASE IF EXISTS $database; CREATE DATABASE $database CHARACTER SET utf8mb3;" >>"$log/schema-$name.log" 2>&1
  done
  if "${name}_schema" >>"$log/schema-$name.log" 2>&1; then
    touch "$mark"
    echo "schema of $name made"
  else
    echo "$name" >>"$failed"
  fi
}
keystone_schema() {
  # Keystone must not find regions and roles of an earlier, half-made database in its cache.
  exec 3<>/dev/tcp/127.0.0.1/11211 && printf 'flush_all\r\nquit\r\n' >&3 && cat <&3 && exec 3>&-
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
    "${manage[@]}" cell_v2 create_cell --name cell1 &&
    "${manage[@]}" db sync
}
glance_schema() { glance-manage --config-file "$etc/glance-api.conf" db_sync; }
placement_schema() { placement-manage --config-file "$etc/placement/placement.conf" db sync; }
barbican_schema() { barbican-manage db upgrade; } # finds its file by $HOME, as the service does
octavia_schema() { octavia-db-manage --config-file "$etc/octavia.conf" upgrade head; }
neutron_schema() { neutron-db-manage --config-file "$etc/neutron.conf" --config-file "$etc/ml2_conf.ini" upgrade heads; }
cinder_schema() { cinder-manage --config-file "$etc/cinder.conf" db sync; }

{
  schema keystone keystone
  schema glance glance
  schema placement placement
  schema barbican barbican
  schema octavia octavia
} &
{
  schema neutron neutron
  schema cinder cinder
} &
schema nova nova_api nova nova_cell0 &
wait
[ ! -s "$failed" ] || {
  while read -r name; do
    echo "making the schema of $name failed; the end of $log/schema-$name.log:" >&2
    tail -n 15 "$log/schema-$name.log" >&2
  done <"$failed"
  exit 1
}
