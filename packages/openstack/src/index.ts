/**
 * A small typed OpenStack client: clouds.yaml → session → typed calls. It knows nothing of any standard.
 *
 * @module
 */
export { isErrorCode, OpenStackError } from './errors.ts';
export type { ErrorDetails, OpenStackErrorCode } from './errors.ts';
export { Secret } from './secret.ts';
export { loadCloud } from './config/load-cloud.ts';
export { listClouds } from './config/list-clouds.ts';
export type {
  AuthType,
  CloudAuth,
  CloudConfig,
  CloudListing,
  ListedCloud,
  LoadOptions,
  LookedAtFile,
} from './config/types.ts';
export { httpTransport } from './transport/http-transport.ts';
export type { ClosableTransport, HttpTransportOptions } from './transport/http-transport.ts';
export { TransportError } from './transport/types.ts';
export type { Transport, TransportRequest, TransportResponse } from './transport/types.ts';
export { connect } from './session/connect.ts';
export type { ConnectOptions } from './session/connect.ts';
export type {
  Answer,
  Call,
  CallReport,
  CatalogEndpoint,
  CatalogService,
  Query,
  Session,
  SessionToken,
} from './session/types.ts';
export { createServer } from './compute/create-server.ts';
export type { CreateServerOptions } from './compute/create-server.ts';
export { deleteServer } from './compute/delete-server.ts';
export { getConsoleOutput } from './compute/get-console-output.ts';
export { getFlavorExtraSpecs } from './compute/get-flavor-extra-specs.ts';
export { getServer } from './compute/get-server.ts';
export { listFlavors } from './compute/list-flavors.ts';
export { listServers } from './compute/list-servers.ts';
export { listVolumeAttachments } from './compute/list-volume-attachments.ts';
export type { Flavor, Server, NewServer, BlockDevice, VolumeAttachment } from './compute/types.ts';
export { getImage } from './image/get-image.ts';
export { listImages } from './image/list-images.ts';
export type { Image } from './image/types.ts';
export { addRouterInterface } from './network/add-router-interface.ts';
export { createNetwork } from './network/create-network.ts';
export { createRouter } from './network/create-router.ts';
export { createSecurityGroup } from './network/create-security-group.ts';
export { createSubnet } from './network/create-subnet.ts';
export { deleteNetwork } from './network/delete-network.ts';
export { deletePort } from './network/delete-port.ts';
export { deleteRouter } from './network/delete-router.ts';
export { deleteSecurityGroup } from './network/delete-security-group.ts';
export { deleteSubnet } from './network/delete-subnet.ts';
export { getSecurityGroup } from './network/get-security-group.ts';
export { listDefaultSecurityGroupRules } from './network/list-default-security-group-rules.ts';
export { listNetworks } from './network/list-networks.ts';
export { listPorts } from './network/list-ports.ts';
export { listRouters } from './network/list-routers.ts';
export { listSecurityGroups } from './network/list-security-groups.ts';
export { listSubnets } from './network/list-subnets.ts';
export { removeRouterInterface } from './network/remove-router-interface.ts';
export { replaceTags } from './network/replace-tags.ts';
export type {
  Network,
  NewNetwork,
  Subnet,
  NewSubnet,
  Router,
  NewRouter,
  Port,
  SecurityGroupRule,
  DefaultSecurityGroupRule,
  SecurityGroup,
  NewSecurityGroup,
  TaggedKind,
} from './network/types.ts';
export { createBackup } from './volume/create-backup.ts';
export { createVolume } from './volume/create-volume.ts';
export { deleteBackup } from './volume/delete-backup.ts';
export { deleteVolume } from './volume/delete-volume.ts';
export { getBackup } from './volume/get-backup.ts';
export { getVolume } from './volume/get-volume.ts';
export { listBackups } from './volume/list-backups.ts';
export { listVolumeTypes } from './volume/list-volume-types.ts';
export { listVolumes } from './volume/list-volumes.ts';
export { restoreBackup } from './volume/restore-backup.ts';
export type { VolumeType, Volume, NewVolume, Backup, NewBackup, Restore } from './volume/types.ts';
export { createSecret } from './key-manager/create-secret.ts';
export { deleteSecret } from './key-manager/delete-secret.ts';
export { listSecrets } from './key-manager/list-secrets.ts';
export type { StoredSecret, NewSecret } from './key-manager/types.ts';
export { listBuckets } from './s3/list-buckets.ts';
export type { ListBucketsOptions, ListBucketsAnswer } from './s3/list-buckets.ts';
export { cloudOfRecording } from './recording/cloud-of-recording.ts';
export { recordTo } from './recording/record-to.ts';
export type { RecordingMeta } from './recording/record-to.ts';
export { replayFrom } from './recording/replay-from.ts';
export type { Replay } from './recording/replay-from.ts';
export type { Json, RecordedBody, RecordedCloud, RecordedExchange, RecordingHeader } from './recording/types.ts';
