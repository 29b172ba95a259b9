#!/bin/bash
# Makes the folders, the certificate authority for Octavia, the Swift rings and the image payload. A rerun makes only what is missing.
set -euo pipefail
data=$LAB_STATE/data
mkdir -p "$data"/{mysql,rabbit,keystone,glance/images,nova/instances,neutron,cinder/{mnt,share,conversion},backup,barbican,octavia,swift/d1,locks}

if [ ! -s "$data/octavia/ca.pem" ]; then
  openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=lab-ca -days 3650 -keyout "$data/octavia/ca.key" -out "$data/octavia/ca.new" 2>/dev/null
  mv "$data/octavia/ca.new" "$data/octavia/ca.pem"
fi
[ -e "$data/barbican/policy.yaml" ] || echo '{}' > "$data/barbican/policy.yaml"
[ -s "$data/image.raw" ] || { head -c 1048576 /dev/urandom > "$data/image.new" && mv "$data/image.new" "$data/image.raw"; }

cd "$LAB_STATE/etc/swift"
for kind_port in account:6202 container:6201 object:6200; do
  kind=${kind_port%:*} port=${kind_port#*:}
  [ -e "$kind.ring.gz" ] && continue
  rm -f "$kind.builder"
  swift-ring-builder "$kind.builder" create 4 1 0
  swift-ring-builder "$kind.builder" add "r1z1-127.0.0.1:$port/d1" 1
  swift-ring-builder "$kind.builder" rebalance
done >/dev/null

# The NFS driver finds its share "already mounted" (a bind mount), so that the kernel needs no NFS.
mount_point=$data/cinder/mnt/$(printf '127.0.0.1:/lab' | md5sum | cut -c1-32)
mkdir -p "$mount_point"
mountpoint -q "$mount_point" || mount --bind "$data/cinder/share" "$mount_point"
