import { writeFileSync } from 'node:fs';
import { cloudsYaml } from '../paths.ts';

function passwordCloud(name: string, user: string, password: string, project: string): string {
  return `  ${name}:
    region_name: RegionOne
    identity_api_version: 3
    auth:
      auth_url: http://127.0.0.1:5000/v3
      username: ${user}
      password: ${password}
      project_name: ${project}
      user_domain_name: Default
      project_domain_name: Default
`;
}

/** The text of the lab's clouds.yaml; who may do what is described in lab/README.md. */
export function cloudsYamlText(credential: { id: string; secret: string }): string {
  return `# Written by "npm run lab up".
clouds:
${passwordCloud('lab', 'demo', 'demo', 'demo')}\
${passwordCloud('lab-admin', 'admin', 'admin', 'admin')}\
${passwordCloud('lab-other', 'other', 'other', 'other')}\
${passwordCloud('lab-reader', 'reader', 'reader', 'demo')}\
${passwordCloud('lab-manager', 'manager', 'manager', 'demo')}\
${passwordCloud('lab-noroles', 'stranger', 'stranger', 'demo')}\
${passwordCloud('lab-wrong-password', 'demo', 'wrong', 'demo')}\
  lab-appcred:
    region_name: RegionOne
    identity_api_version: 3
    auth_type: v3applicationcredential
    auth:
      auth_url: http://127.0.0.1:5000/v3
      application_credential_id: ${credential.id}
      application_credential_secret: ${credential.secret}
`;
}

/** Only its owner may read the file, as with any file of passwords. */
export function writeCloudsYaml(credential: { id: string; secret: string }): void {
  writeFileSync(cloudsYaml, cloudsYamlText(credential), { mode: 0o600 });
}
