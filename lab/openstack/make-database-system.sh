#!/bin/bash
# Makes MariaDB's own tables. A folder that an interrupted run left half filled is made anew.
set -euo pipefail
[ -e "$LAB_STATE/data/.database-system" ] && exit 0
rm -rf "$LAB_STATE/data/mysql"
mkdir -p "$LAB_STATE/data/mysql"
mariadb-install-db --defaults-file="$LAB_STATE/etc/mariadb.cnf" --user=root --auth-root-authentication-method=normal --skip-test-db
touch "$LAB_STATE/data/.database-system"
