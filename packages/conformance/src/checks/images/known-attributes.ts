import type { Image } from '@scs/openstack';

/**
 * The attributes of an image that the OpenStack SDK knows by name. Everything else goes into a bag, and an image with
 * nothing else has no bag at all, on which the reference's program stumbles (reference 3.0, attribute mapping).
 */
const knownAttributes: ReadonlySet<string> = new Set(
  `id name location tags self links checksum container_format created_at disk_format os_hidden protected os_hash_algo
  os_hash_value min_disk min_ram owner properties size store status updated_at virtual_size visibility file locations
  direct_url url metadata architecture hypervisor_type instance_type_rxtx_factor instance_uuid img_config_drive
  kernel_id os_distro os_version os_secure_boot os_shutdown_timeout ramdisk_id vm_mode hw_cpu_sockets hw_cpu_cores
  hw_cpu_threads hw_disk_bus hw_cpu_policy hw_cpu_thread_policy hw_rng_model hw_machine_type hw_scsi_model
  hw_serial_port_count hw_video_model hw_video_ram hw_watchdog_action os_command_line hw_vif_model
  hw_vif_multiqueue_enabled hw_boot_menu vmware_adaptertype vmware_ostype auto_disk_config os_type os_admin_user
  hw_qemu_guest_agent os_require_quiesce schema`.split(/\s+/),
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
