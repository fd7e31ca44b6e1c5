import { superiorsRouter } from '#accounts/agencies/routes.ts';
import { calendarRouter } from '#accounts/calendar/routes.ts';
import { dutiesRouter } from '#accounts/duties/routes.ts';
import { jobsRouter } from '#accounts/jobs/routes.ts';
import { preferencesRouter } from '#accounts/preferences/routes.ts';
import { accountsRouter } from '#accounts/routes.ts';
import { schoolsRouter } from '#accounts/schools/routes.ts';
import { secondFactorRouter } from '#accounts/second-factor/routes.ts';
import { securityRouter } from '#accounts/security/routes.ts';
import { sessionsRouter } from '#accounts/sessions/routes.ts';
import { dormancyTimed } from '#accounts/signing-in/jobs.ts';
import { signInDoor } from '#accounts/signing-in/routes.ts';
import { singleSignOnRouter, singleSignOnRoutes } from '#accounts/single-sign-on/routes.ts';
import { standingRouter } from '#accounts/standing/routes.ts';
import { successionRouter } from '#accounts/succession/routes.ts';
import { tokensRouter } from '#accounts/tokens/routes.ts';
import { committeeOfMeeting, forgetMeetingsOf } from '#committees/meetings/store.ts';
import { committeesFiles, committeesRouter } from '#committees/routes.ts';
import { workOfDocuments } from '#directives/answering/store.ts';
import { attachmentPaths, attachmentRoutes } from '#directives/attachments/routes.ts';
import { filesHungOn } from '#directives/attachments/store.ts';
import { deadlinesOf, digestOf } from '#directives/digest/store.ts';
import { distributionRouter } from '#directives/distribution/routes.ts';
import { entryRouter } from '#directives/entry/routes.ts';
import { extensionsRouter } from '#directives/extensions/routes.ts';
import { noticeFindingsRouter } from '#directives/findings/routes.ts';
import { handoverRouter } from '#directives/handover/routes.ts';
import { importWork } from '#directives/importing/jobs.ts';
import { importingRouter, importRoutes } from '#directives/importing/routes.ts';
import { letterFileRoutes, letterPaths, lettersRouter } from '#directives/letters/routes.ts';
import { nudgesWork } from '#directives/nudges/jobs.ts';
import { nudgesRouter } from '#directives/nudges/routes.ts';
import { occurrencesTimed } from '#directives/occurrences/jobs.ts';
import { planningRouter } from '#directives/planning/routes.ts';
import { publishingRouter } from '#directives/publishing/routes.ts';
import { readAgainWork } from '#directives/rereading/jobs.ts';
import { reviewRouter } from '#directives/review/routes.ts';
import { insertReading } from '#directives/review/store.ts';
import { directivesRouter } from '#directives/routes.ts';
import { selfReportFiles, selfReportsRouter } from '#directives/self-reports/routes.ts';
import { slipRoutes, slipsRouter } from '#directives/slips/routes.ts';
import { deltasTimed } from '#directives/standing/jobs.ts';
import { progressOf } from '#directives/standing/store.ts';
import { stepsRouter } from '#directives/steps/routes.ts';
import { assigningRouter } from '#directives/succession/routes.ts';
import { viewsRouter } from '#directives/views/routes.ts';
import { correctionsRouter } from '#documents/corrections/routes.ts';
import { edxmlTimed } from '#documents/edxml/jobs.ts';
import { edxmlFiles, edxmlRouter } from '#documents/edxml/routes.ts';
import { layoutRouter } from '#documents/layout/routes.ts';
import { linksTimed } from '#documents/links/jobs.ts';
import { linksFiles, linksRouter } from '#documents/links/routes.ts';
import { lintPaths, lintRoutes } from '#documents/lint/routes.ts';
import { meetingsRouter } from '#documents/meetings/routes.ts';
import { organisationsRouter } from '#documents/organisations/routes.ts';
import { purgeRouter } from '#documents/purge/routes.ts';
import type { Above } from '#documents/receiving/schema.ts';
import { registersFiles, registersRouter } from '#documents/registers/routes.ts';
import { documentFilePaths, documentsRouter, fileRoutes, type OnRead } from '#documents/routes.ts';
import { sendingRouter } from '#documents/sending/routes.ts';
import { templatesFiles, templatesRouter } from '#documents/templates/routes.ts';
import { accountNewsTimed } from '#inbox/account-news/jobs.ts';
import { feedRouter, feedRoutes } from '#inbox/feed/routes.ts';
import { digestWork, mailWork } from '#inbox/mail/jobs.ts';
import { mailLinkRoutes, mailRouter } from '#inbox/mail/routes.ts';
import { mailFigures } from '#inbox/mail/store.ts';
import { inboxRouter } from '#inbox/routes.ts';
import { webhookWork } from '#inbox/webhooks/jobs.ts';
import { webhooksRouter } from '#inbox/webhooks/routes.ts';
import { investmentsFiles, investmentsRouter } from '#investments/routes.ts';
import { accessTimed } from '#overview/access/jobs.ts';
import { accessFiles, accessRouter } from '#overview/access/routes.ts';
import { archivesTimed, archiveWork, dropArchives } from '#overview/archiving/jobs.ts';
import { archivingFiles, archivingRouter } from '#overview/archiving/routes.ts';
import { backupWork } from '#overview/backups/jobs.ts';
import { backupsRouter } from '#overview/backups/routes.ts';
import { backupFigures } from '#overview/backups/store.ts';
import { breachesTimed } from '#overview/breaches/jobs.ts';
import { breachesFiles, breachesRouter } from '#overview/breaches/routes.ts';
import { byAgencyFiles } from '#overview/by-agency/routes.ts';
import { differencePaths, differenceRouter, differenceRoutes } from '#overview/difference/routes.ts';
import { exchangeReportsRouter } from '#overview/exchange/routes.ts';
import { homeRouter } from '#overview/home/routes.ts';
import { logRouter } from '#overview/log/routes.ts';
import { noticesFiles, noticesRouter } from '#overview/notices/routes.ts';
import { draftsTimed } from '#overview/periods/jobs.ts';
import { periodPaths, periodRoutes, periodsRouter } from '#overview/periods/routes.ts';
import { personalFiles, personalRouter } from '#overview/personal/routes.ts';
import { requestsRouter } from '#overview/requests/routes.ts';
import { outputPaths, outputRoutes, overviewRouter } from '#overview/routes.ts';
import { searchFiles, searchRouter } from '#overview/search/routes.ts';
import { verifyingFiles } from '#overview/verifying/routes.ts';
import { participationTimed } from '#participation/jobs.ts';
import { participationFiles, participationRouter } from '#participation/routes.ts';
import { API, type FilePaths } from '#platform/http/api.ts';
import { serveApiDocs } from '#platform/http/api-docs.ts';
import type { Parts } from '#platform/http/context.ts';
import { serveFiles } from '#platform/http/file-routes.ts';
import { createHttp, servePages } from '#platform/http/serve.ts';
import { jobFigures } from '#platform/jobs/figures.ts';
import type { Kinds } from '#platform/jobs/kinds.ts';
import type { TimedWork } from '#platform/jobs/timed.ts';
import { serveHealth } from '#platform/running/health.ts';
import { registerProposals } from '#proposals/asking/store.ts';
import { proposalReviewsTimed } from '#proposals/jobs.ts';
import { proposalsFiles, proposalsRouter } from '#proposals/routes.ts';
import { researchFiles, researchRouter } from '#research/routes.ts';
import { researchDueTimed } from '#research/topics/jobs.ts';
import { staffFigureFiles } from '#staff/figures/routes.ts';
import { forecastRouter } from '#staff/forecast/routes.ts';
import { rosterFileRoutes, staffImportsRouter } from '#staff/importing/routes.ts';
import { staffNeedRoutes, staffNeedsRouter } from '#staff/needs/routes.ts';
import { peopleRouter } from '#staff/people/routes.ts';
import { promotionsRouter } from '#staff/promotions/routes.ts';
import { rankPaths, rankRoutes, ranksRouter } from '#staff/ranks/routes.ts';
import { peopleOfSchool } from '#staff/store.ts';
import { supportRouter } from '#staff/support/routes.ts';
import { dossierPaths, dossierRoutes } from '#standards/dossier/routes.ts';
import { evidenceRouter } from '#standards/evidence/routes.ts';
import { schoolExampleRouter } from '#standards/example/routes.ts';
import { tieExampleInvestments } from '#standards/example/store.ts';
import { exchangePaths, exchangeRouter, exchangeRoutes } from '#standards/exchange/routes.ts';
import { evidenceFilePaths, evidenceFileRoutes } from '#standards/files/routes.ts';
import { indicatorsRouter } from '#standards/indicators/routes.ts';
import { investmentChecksRouter } from '#standards/investment-checks/routes.ts';
import { evidenceListPaths, evidenceListRouter, evidenceListRoutes } from '#standards/listing/routes.ts';
import { mappingRouter } from '#standards/mapping/routes.ts';
import { ownersRouter } from '#standards/owners/routes.ts';
import { planPaths, planRouter, planRoutes } from '#standards/plan/routes.ts';
import { qualityRouter } from '#standards/quality/routes.ts';
import { reportingPaths, reportingRoutes } from '#standards/reporting/routes.ts';
import { roadmapRouter } from '#standards/roadmap/routes.ts';
import { roundsRouter } from '#standards/rounds/routes.ts';
import { schemesRouter } from '#standards/schemes/routes.ts';
import { setsRouter } from '#standards/sets/routes.ts';
import { wholeFiles } from '#standards/whole/routes.ts';
import { allocateWork } from '#training/allocating/jobs.ts';
import { certificateFileRoutes, certificatePaths } from '#training/certificates/routes.ts';
import { deliveryPaths, deliveryRoutes } from '#training/delivery/routes.ts';
import { learnerFileRoutes, learnerPaths } from '#training/enrolling/routes.ts';
import { sessionsInFeed } from '#training/hours/routes.ts';
import { needFileRoutes } from '#training/importing/routes.ts';
import { surveysDueWork, surveysWork } from '#training/invitations/jobs.ts';
import { unansweredPaths, unansweredRoutes } from '#training/invitations/routes.ts';
import { trainingCallsTimed } from '#training/needs/jobs.ts';
import { trainingPlanFileRoutes, trainingPlanPaths } from '#training/papers/routes.ts';
import { answerSheetPaths, answerSheetRoutes } from '#training/printing/routes.ts';
import { surveyResultPaths, surveyResultRoutes } from '#training/reporting/routes.ts';
import { trainingRouter } from '#training/routes.ts';

const keepReading: OnRead = (tx, { documentId, officeId, extraction, agencies }) =>
  insertReading(tx, { documentId, officeId }, extraction, agencies);

/** What packages from other systems need of the rooms above: a reading is kept, and the work that came of it known. */
const exchangedBy = {
  onRead: keepReading,
  workOf: workOfDocuments,
} satisfies Above;

/** All typed routes; the rooms stand in the order of the house. */
export const router = {
  ...accountsRouter,
  ...securityRouter,
  ...sessionsRouter,
  ...standingRouter,
  ...successionRouter,
  ...superiorsRouter,
  ...calendarRouter,
  ...dutiesRouter,
  ...schoolsRouter,
  ...preferencesRouter,
  ...tokensRouter,
  ...secondFactorRouter,
  ...singleSignOnRouter,
  ...jobsRouter,
  ...inboxRouter,
  ...mailRouter,
  ...feedRouter,
  ...webhooksRouter,
  ...documentsRouter,
  ...correctionsRouter,
  ...layoutRouter,
  ...meetingsRouter(committeeOfMeeting),
  ...registersRouter(progressOf),
  ...linksRouter,
  ...templatesRouter,
  ...edxmlRouter(exchangedBy),
  ...organisationsRouter,
  ...sendingRouter,
  // What the rooms above hung on a document goes with it.
  ...purgeRouter({ filesHungOn, forgetAbove: forgetMeetingsOf, dropCopies: dropArchives }),
  ...directivesRouter,
  ...viewsRouter,
  ...importingRouter,
  ...entryRouter,
  ...planningRouter,
  ...nudgesRouter,
  ...lettersRouter,
  ...stepsRouter,
  ...selfReportsRouter,
  ...extensionsRouter,
  ...handoverRouter,
  ...assigningRouter,
  ...slipsRouter,
  ...distributionRouter,
  ...noticeFindingsRouter,
  ...reviewRouter,
  // What a room above does when a notice is published happens in the same transaction.
  ...publishingRouter(registerProposals),
  ...proposalsRouter,
  ...committeesRouter,
  ...participationRouter,
  ...researchRouter(peopleOfSchool),
  ...investmentsRouter(tieExampleInvestments),
  ...ranksRouter,
  ...peopleRouter,
  ...staffImportsRouter,
  ...staffNeedsRouter,
  ...supportRouter,
  ...promotionsRouter,
  ...forecastRouter,
  ...trainingRouter,
  ...roundsRouter,
  ...schoolExampleRouter,
  ...indicatorsRouter,
  ...investmentChecksRouter,
  ...evidenceListRouter,
  ...qualityRouter,
  ...evidenceRouter,
  ...setsRouter,
  ...exchangeRouter,
  ...mappingRouter,
  ...ownersRouter,
  ...schemesRouter,
  ...roadmapRouter,
  ...planRouter,
  ...overviewRouter,
  ...differenceRouter,
  ...periodsRouter,
  ...homeRouter,
  ...noticesRouter,
  ...searchRouter,
  ...archivingRouter,
  ...backupsRouter,
  ...exchangeReportsRouter,
  ...logRouter,
  ...accessRouter,
  ...breachesRouter,
  ...personalRouter,
  ...requestsRouter,
};

/** Slow work, by its name. */
export const kinds: Kinds = {
  'read-again': readAgainWork,
  import: importWork,
  allocate: allocateWork,
  archive: archiveWork,
  backup: backupWork,
};

/** What the clock asks for, by its name. */
export const timed: TimedWork = {
  dormancy: dormancyTimed,
  occurrences: occurrencesTimed,
  drafts: draftsTimed,
  nudges: nudgesWork,
  'proposal-reviews': proposalReviewsTimed,
  participation: participationTimed,
  'research-due': researchDueTimed(peopleOfSchool),
  'training-calls': trainingCallsTimed,
  digest: digestWork(digestOf),
  mail: mailWork(digestOf),
  webhooks: webhookWork,
  edxml: edxmlTimed(exchangedBy),
  links: linksTimed,
  deltas: deltasTimed,
  surveys: surveysWork,
  'surveys-due': surveysDueWork,
  archives: archivesTimed,
  'access-review': accessTimed,
  breaches: breachesTimed,
  'account-news': accountNewsTimed,
};

/** Figures of what waits and how old it is, for whoever watches over the server. */
const figures = [...jobFigures, ...mailFigures, ...backupFigures];

/** What the OpenAPI document says of the routes that carry files. */
const filePaths: FilePaths = {
  ...{ ...documentFilePaths, ...lintPaths, ...attachmentPaths, ...letterPaths },
  ...{ ...outputPaths, ...differencePaths, ...periodPaths },
  ...rankPaths,
  ...certificatePaths,
  ...learnerPaths,
  ...trainingPlanPaths,
  ...evidenceFilePaths,
  ...evidenceListPaths,
  ...dossierPaths,
  ...exchangePaths,
  ...planPaths,
  ...surveyResultPaths,
  ...answerSheetPaths,
  ...unansweredPaths,
  ...reportingPaths,
  ...deliveryPaths,
};

export function createApp(parts: Parts) {
  const app = createHttp(parts, router, signInDoor(parts));
  const described = serveFiles(app, [
    ...registersFiles(parts, progressOf),
    ...linksFiles(parts),
    ...templatesFiles(parts),
    ...edxmlFiles(parts),
    ...selfReportFiles(parts),
    ...proposalsFiles(parts),
    ...committeesFiles(parts),
    ...participationFiles(parts),
    ...researchFiles(parts, peopleOfSchool),
    ...investmentsFiles(parts),
    ...staffFigureFiles(parts),
    ...noticesFiles(parts),
    ...[...byAgencyFiles(parts), ...verifyingFiles(parts)],
    ...searchFiles(parts),
    ...archivingFiles(parts),
    ...accessFiles(parts),
    ...breachesFiles(parts),
    ...personalFiles(parts),
    ...wholeFiles(parts),
  ]);
  serveApiDocs(app, router, { ...filePaths, ...described });
  const files = fileRoutes(parts, keepReading);
  const attachments = attachmentRoutes(parts);
  const outputs = outputRoutes(parts);
  const exchange = exchangeRoutes(parts);
  // Files go outside the typed routes: for our pages, and the same for programs.
  for (const at of ['/api', API]) {
    app.post(`${at}/documents`, files.upload);
    app.post(`${at}/lint`, lintRoutes(parts).lint);
    app.get(`${at}/documents/:id/original`, files.original);
    app.post(`${at}/attachments`, attachments.upload);
    app.get(`${at}/directives/:code/files/:fileId`, attachments.download);
    app.get(`${at}/letters/:letterId`, letterFileRoutes(parts).letter);
    app.get(`${at}/reports/:documentId`, outputs.report);
    app.get(`${at}/difference.docx`, differenceRoutes(parts).paper);
    app.get(`${at}/report-drafts/:draftId`, periodRoutes(parts).paper);
    app.get(`${at}/rank-eligibility.xlsx`, rankRoutes(parts).sheet);
    app.get(`${at}/training-certificates.xlsx`, certificateFileRoutes(parts).sheet);
    app.get(`${at}/training-classes/:id/learners.xlsx`, learnerFileRoutes(parts).sheet);
    app.get(`${at}/rank-eligibility.docx`, rankRoutes(parts).paper);
    app.get(`${at}/training-plan.docx`, trainingPlanFileRoutes(parts).paper);
    app.get(`${at}/training-plan.xlsx`, trainingPlanFileRoutes(parts).sheet);
    app.post(`${at}/standards/evidence-files`, evidenceFileRoutes(parts).upload);
    app.get(`${at}/standards/evidence/:id/files/:revision`, evidenceFileRoutes(parts).download);
    app.get(`${at}/standards/dossier`, dossierRoutes(parts).dossier);
    app.get(`${at}/standards/evidence.xlsx`, evidenceListRoutes(parts).sheet);
    app.get(`${at}/indicator-sets/:id/file`, exchange.file);
    app.get(`${at}/training/surveys/:id/sheet.pdf`, answerSheetRoutes(parts).sheet);
    app.get(`${at}/training/surveys/:id/sheet.docx`, answerSheetRoutes(parts).form);
    app.get(`${at}/training-classes/:id/learners.docx`, learnerFileRoutes(parts).paper);
    app.get(`${at}/training/surveys/:id/unanswered.xlsx`, unansweredRoutes(parts).sheet);
    app.get(`${at}/training/survey-results.docx`, surveyResultRoutes(parts).paper);
    app.get(`${at}/training/survey-results.xlsx`, surveyResultRoutes(parts).sheet);
    app.get(`${at}/roadmap/plan.docx`, planRoutes(parts).paper);
    app.get(`${at}/rounds/:roundId/report.docx`, reportingRoutes(parts).paper);
    app.get(`${at}/training-delivery.xlsx`, deliveryRoutes(parts).sheet);
    app.get(`${at}/training-delivery.docx`, deliveryRoutes(parts).paper);
    // Rows picked by hand are too many for an address.
    app.on(['GET', 'POST'], `${at}/directives.xlsx`, outputs.sheet);
  }
  app.post('/api/auth/single-sign-on/tie', singleSignOnRoutes(parts).tie);
  const slips = slipRoutes(parts);
  app.get('/api/slips.pdf', slips.print);
  app.post('/api/slips', slips.upload);
  app.get('/api/slips/:id/picture', slips.picture);
  app.post('/api/imports', importRoutes(parts).receive);
  const roster = rosterFileRoutes(parts);
  app.post('/api/staff-imports', roster.receive);
  app.get('/api/staff.xlsx', roster.sheet);
  app.get('/api/staff-needs/:id/letter.docx', staffNeedRoutes(parts).paper);
  const trainingNeeds = needFileRoutes(parts);
  app.get('/api/training-need-template.xlsx', trainingNeeds.template);
  app.post('/api/training-need-imports', trainingNeeds.receive);
  app.post('/api/training-classes/:id/learners', learnerFileRoutes(parts).receive);
  app.post('/api/indicator-sets', exchange.look);
  app.get('/api/indicator-set-template.xlsx', exchange.template);
  app.get('/api/lich/:file', feedRoutes(parts, deadlinesOf, sessionsInFeed).calendar);
  app.get('/api/thu/:id', mailLinkRoutes(parts).follow);
  app.get('/api/example/:name', files.example);
  serveHealth(app, parts, figures);
  servePages(app);
  return app;
}
