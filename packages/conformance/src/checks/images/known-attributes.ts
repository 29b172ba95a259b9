import type { Image } from '@scs/openstack';

/**
 * The attributes of an image that the OpenStack SDK knows by name. Everything else goes into a bag, and an image with
 * nothing else has no bag at all, on which the reference's program stumbles (reference 3.0, attribute mapping).
 */
const knownAttributes: ReadonlySet<string> = new Set(
  `architecture auto_disk_config checksum container_format created_at direct_url disk_format file has_auto_disk_config
  hash_algo hash_value hw_boot_menu hw_cpu_cores hw_cpu_policy hw_cpu_sockets hw_cpu_thread_policy hw_cpu_threads
  hw_disk_bus hw_machine_type hw_qemu_guest_agent hw_rng_model hw_scsi_model hw_serial_port_count hw_video_model
  hw_video_ram hw_vif_model hw_vif_multiqueue_enabled hw_watchdog_action hypervisor_type id img_config_drive
  instance_type_rxtx_factor instance_uuid is_hidden is_hw_boot_menu_enabled is_hw_vif_multiqueue_enabled is_protected
  kernel_id locations metadata min_disk min_ram name needs_config_drive needs_secure_boot os_admin_user os_command_line
  os_distro os_hash_algo os_hash_value os_hidden os_require_quiesce os_secure_boot os_shutdown_timeout os_type
  os_version owner owner_id properties protected ramdisk_id schema self size status store tags updated_at url
  virtual_size visibility vm_mode vmware_adaptertype vmware_ostype`.split(/\s+/),
);

/** The properties that live in the bag and that checks read. */
const baggedProperties: ReadonlySet<string> = new Set(
  `os_purpose image_source image_description image_build_date image_original_user replace_frequency provided_until
  uuid_validity hotfix_hours`.split(/\s+/),
);

/** Whether reading this property of this image makes the reference's program raise, because there is no bag. */
export function isUnreadable(image: Image, property: string): boolean {
  return baggedProperties.has(property) && !Object.keys(image).some((key) => !knownAttributes.has(key));
}
