import { trainingAllocationRouter } from './allocating/routes.ts';

import { answeringRouter } from './answering/routes.ts';
import { trainingAttendanceRouter } from './attendance/routes.ts';
import { trainingResultsRouter } from './certificates/routes.ts';
import { trainingClassesRouter } from './classes/routes.ts';
import { trainingConflictsRouter } from './conflicts/routes.ts';
import { deliveryRouter } from './delivery/routes.ts';
import { trainingDeskRouter } from './desk/routes.ts';
import { trainingEnrollingRouter } from './enrolling/routes.ts';
import { trainingLearnersRouter } from './enrolment/routes.ts';
import { trainingExampleRouter } from './example/routes.ts';
import { findingsRouter } from './findings/routes.ts';
import { teachingHoursRouter } from './hours/routes.ts';
import { needImportsRouter } from './importing/routes.ts';
import { invitationsRouter } from './invitations/routes.ts';
import { trainingLinesRouter } from './lines/routes.ts';
import { trainingNeedsRouter } from './needs/routes.ts';
import { trainingPlanRouter } from './plan/routes.ts';
import { programmesRouter } from './programmes/routes.ts';
import { trainingProvidersRouter } from './providers/routes.ts';
import { surveyResultsRouter } from './results/routes.ts';
import { trainingSessionsRouter } from './sessions/routes.ts';
import { surveysRouter } from './surveys/routes.ts';

/** All typed routes of training, in the order of the year's work; files stand in `files`. */
export const trainingRouter = {
  ...trainingDeskRouter,
  ...trainingExampleRouter,
  ...programmesRouter,
  ...deliveryRouter,
  ...trainingNeedsRouter,
  ...needImportsRouter,
  ...trainingLinesRouter,
  ...trainingConflictsRouter,
  ...surveysRouter,
  ...invitationsRouter,
  ...answeringRouter,
  ...surveyResultsRouter,
  ...findingsRouter,
  ...trainingPlanRouter,
  ...trainingProvidersRouter,
  ...trainingAllocationRouter,
  ...trainingClassesRouter,
  ...trainingLearnersRouter,
  ...trainingEnrollingRouter,
  ...trainingSessionsRouter,
  ...trainingAttendanceRouter,
  ...trainingResultsRouter,
  ...teachingHoursRouter,
};
