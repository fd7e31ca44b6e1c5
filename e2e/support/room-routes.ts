import type { Database } from '#platform/database/connection.ts';
import * as archiving from './archiving-routes.ts';
import * as backups from './backups-routes.ts';
import * as committees from './committees-routes.ts';
import * as edxml from './edxml-routes.ts';
import * as investments from './investments-routes.ts';
import * as links from './links-routes.ts';
import * as notices from './notices-routes.ts';
import * as participation from './participation-routes.ts';
import * as personal from './personal-routes.ts';
import * as proposals from './proposals-routes.ts';
import * as registers from './registers-routes.ts';
import * as research from './research-routes.ts';
import type { Target } from './route-targets.ts';
import * as search from './search-routes.ts';
import * as secondFactor from './second-factor-routes.ts';
import * as security from './security-routes.ts';
import * as templates from './templates-routes.ts';
import * as training from './training-routes.ts';

// What each room says of its own routes. Those of the rooms before them stand in server.test.ts and route-targets.ts.

export const roomCases: Record<string, string> = {
  ...committees.committeesCases,
  ...registers.registersCases,
  ...links.linksCases,
  ...templates.templatesCases,
  ...edxml.edxmlCases,
  ...search.searchCases,
  ...security.securityCases,
  ...secondFactor.secondFactorCases,
  ...archiving.archivingCases,
  ...backups.backupsCases,
  ...investments.investmentsCases,
  ...notices.noticesCases,
  ...participation.participationCases,
  ...personal.personalCases,
  ...proposals.proposalsCases,
  ...research.researchCases,
  ...training.trainingCases,
};

export const roomFileCases: Record<string, string> = {
  ...committees.committeesFileCases,
  ...registers.registersFileCases,
  ...links.linksFileCases,
  ...templates.templatesFileCases,
  ...edxml.edxmlFileCases,
  ...search.searchFileCases,
  ...security.securityFileCases,
  ...secondFactor.secondFactorFileCases,
  ...archiving.archivingFileCases,
  ...backups.backupsFileCases,
  ...investments.investmentsFileCases,
  ...notices.noticesFileCases,
  ...participation.participationFileCases,
  ...personal.personalFileCases,
  ...proposals.proposalsFileCases,
  ...research.researchFileCases,
  ...training.trainingFileCases,
};

export const roomTargets: Record<string, Target> = {
  ...committees.committeesTargets,
  ...registers.registersTargets,
  ...links.linksTargets,
  ...templates.templatesTargets,
  ...edxml.edxmlTargets,
  ...search.searchTargets,
  ...security.securityTargets,
  ...secondFactor.secondFactorTargets,
  ...archiving.archivingTargets,
  ...backups.backupsTargets,
  ...investments.investmentsTargets,
  ...notices.noticesTargets,
  ...participation.participationTargets,
  ...personal.personalTargets,
  ...proposals.proposalsTargets,
  ...research.researchTargets,
  ...training.trainingTargets,
};

export const roomUntargeted: Record<string, unknown> = {
  ...committees.committeesUntargeted,
  ...registers.registersUntargeted,
  ...links.linksUntargeted,
  ...templates.templatesUntargeted,
  ...edxml.edxmlUntargeted,
  ...search.searchUntargeted,
  ...security.securityUntargeted,
  ...secondFactor.secondFactorUntargeted,
  ...archiving.archivingUntargeted,
  ...backups.backupsUntargeted,
  ...investments.investmentsUntargeted,
  ...notices.noticesUntargeted,
  ...participation.participationUntargeted,
  ...personal.personalUntargeted,
  ...proposals.proposalsUntargeted,
  ...research.researchUntargeted,
  ...training.trainingUntargeted,
};

export const roomMakers: string[] = [
  ...committees.committeesMakers,
  ...registers.registersMakers,
  ...links.linksMakers,
  ...templates.templatesMakers,
  ...edxml.edxmlMakers,
  ...search.searchMakers,
  ...security.securityMakers,
  ...secondFactor.secondFactorMakers,
  ...archiving.archivingMakers,
  ...backups.backupsMakers,
  ...investments.investmentsMakers,
  ...notices.noticesMakers,
  ...participation.participationMakers,
  ...personal.personalMakers,
  ...proposals.proposalsMakers,
  ...research.researchMakers,
  ...training.trainingMakers,
];

export async function roomThings(db: Database, officeId: string, agencyId: string, documentId: string) {
  return {
    ...(await committees.committeesThings(db, officeId, agencyId, documentId)),
    ...(await registers.registersThings(db, officeId, agencyId, documentId)),
    ...(await links.linksThings(db, officeId, agencyId, documentId)),
    ...(await templates.templatesThings(db, officeId, agencyId, documentId)),
    ...(await edxml.edxmlThings(db, officeId, agencyId, documentId)),
    ...(await search.searchThings(db, officeId, agencyId, documentId)),
    ...(await security.securityThings(db, officeId, agencyId, documentId)),
    ...(await secondFactor.secondFactorThings(db, officeId, agencyId, documentId)),
    ...(await archiving.archivingThings(db, officeId, agencyId, documentId)),
    ...(await backups.backupsThings(db, officeId, agencyId, documentId)),
    ...(await investments.investmentsThings(db, officeId, agencyId, documentId)),
    ...(await notices.noticesThings(db, officeId, agencyId, documentId)),
    ...(await participation.participationThings(db, officeId, agencyId, documentId)),
    ...(await personal.personalThings(db, officeId)),
    ...(await proposals.proposalsThings(db, officeId, agencyId, documentId)),
    ...(await research.researchThings(db, officeId, agencyId, documentId)),
    ...(await training.trainingThings(db, officeId, agencyId)),
  };
}
