#!/bin/bash
# Undoes the bind mount of prepare.sh, so that the data folder can be removed.
set -euo pipefail
for mount_point in "$LAB_STATE"/data/cinder/mnt/*/; do
  if mountpoint -q "$mount_point"; then umount "$mount_point"; fi
done
