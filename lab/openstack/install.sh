#!/bin/bash
# Installs the OpenStack control plane (Zed) from Debian 12's own packages. Nothing is started: while apt runs,
# policy-rc.d forbids it; what was there before is put back at the end, also by a rerun after an interrupted run.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
policy=/usr/sbin/policy-rc.d
saved=$policy.before-lab
ours='# written by the lab while it installs packages'

if [ -e "$policy" ] && ! grep -qxF "$ours" "$policy"; then cp -p "$policy" "$saved"; fi
restore_policy() {
  if [ -e "$saved" ]; then mv -f "$saved" "$policy"; else rm -f "$policy"; fi
}
trap restore_policy EXIT
printf '#!/bin/sh\n%s\nexit 101\n' "$ours" > "$policy"
chmod 755 "$policy"

export DEBIAN_FRONTEND=noninteractive
echo "apt-get update"
apt-get update -qq
debconf-set-selections < "$here/preseed.txt"
mapfile -t packages < "$here/packages.txt"
echo "apt-get install of ${#packages[@]} packages and what they need (about 2 minutes)"
apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold "${packages[@]}"
