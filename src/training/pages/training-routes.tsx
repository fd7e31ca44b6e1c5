import { later, laterPart } from '#platform/ui/later.tsx';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { AllocatingAddress } from '../allocating/schema.ts';
import { RegisterAddress } from '../certificates/schema.ts';
import { ClassesAddress } from '../classes/schema.ts';
import { DeliveryAddress } from '../delivery/schema.ts';
import { ImportAddress as LearnersImport } from '../enrolling/schema.ts';
import { HoursAddress, ScheduleAddress } from '../hours/schema.ts';
import { NeedImportAddress } from '../importing/schema.ts';
import { LinesAddress } from '../lines/schema.ts';
import { NeedsAddress } from '../needs/schema.ts';
import { PlanAddress } from '../plan/schema.ts';
import { ProvidersAddress } from '../providers/schema.ts';
import { ResultsAddress } from '../results/schema.ts';

const AllocatingPage = later(() => import('../allocating/pages/allocating-page.tsx'), 'AllocatingPage');
const PaperPage = later(() => import('../answering/pages/paper-page.tsx'), 'PaperPage');
const SheetPage = later(() => import('../answering/pages/sheet-page.tsx'), 'SheetPage');
const AttendancePage = later(() => import('../attendance/pages/attendance-page.tsx'), 'AttendancePage');
const ScanPage = later(() => import('../attendance/pages/scan-page.tsx'), 'ScanPage');
const RegisterPage = later(() => import('../certificates/pages/register-page.tsx'), 'RegisterPage');
const ClassesPage = later(() => import('../classes/pages/classes-page.tsx'), 'ClassesPage');
const DeliveryPage = later(() => import('../delivery/pages/delivery-page.tsx'), 'DeliveryPage');
const SettingPage = later(() => import('../desk/pages/setting-page.tsx'), 'SettingPage');
const LearnersImportPage = later(
  () => import('../enrolling/pages/learners-import-page.tsx'),
  'LearnersImportPage',
);
const HoursPage = later(() => import('../hours/pages/hours-page.tsx'), 'HoursPage');
const SchedulePage = later(() => import('../hours/pages/schedule-page.tsx'), 'SchedulePage');
const NeedImportPage = later(() => import('../importing/pages/need-import-page.tsx'), 'NeedImportPage');
const LinesPage = later(() => import('../lines/pages/lines-page.tsx'), 'LinesPage');
const TrainingNeedsPage = later(() => import('../needs/pages/needs-page.tsx'), 'TrainingNeedsPage');
const PlanPage = later(() => import('../plan/pages/plan-page.tsx'), 'PlanPage');
const ProgrammePage = later(() => import('../programmes/pages/programme-page.tsx'), 'ProgrammePage');
const ProgrammesPage = later(() => import('../programmes/pages/programmes-page.tsx'), 'ProgrammesPage');
const ProvidersPage = later(() => import('../providers/pages/providers-page.tsx'), 'ProvidersPage');
const ResultsPage = later(() => import('../results/pages/results-page.tsx'), 'ResultsPage');
const WaveResultPage = later(() => import('../results/pages/wave-result-page.tsx'), 'WaveResultPage');
const ClassWaves = laterPart(() => import('../surveys/components/class-waves.tsx'), 'ClassWaves');
const SurveysPage = later(() => import('../surveys/pages/surveys-page.tsx'), 'SurveysPage');
const WavePage = later(() => import('../surveys/pages/wave-page.tsx'), 'WavePage');
const ClassPage = later(() => import('./class-page.tsx'), 'ClassPage');

const SurveyedClassPage = ({ id }: { id: string }) => (
  <ClassPage id={id} surveys={(classId) => <ClassWaves classId={classId} />} />
);

/** The pages of training, in the order of the year's work. */
export const trainingRoutes = ({ at, spoken }: ReturnType<typeof pagesUnder>) => [
  spoken({ path: '/dao-tao', address: PlanAddress, page: PlanPage }),
  spoken({ path: '/dao-tao/nhu-cau', address: NeedsAddress, page: TrainingNeedsPage }),
  spoken({ path: '/dao-tao/nhu-cau/nhap', address: NeedImportAddress, page: NeedImportPage, steps: true }),
  spoken({ path: '/dao-tao/gop', address: LinesAddress, page: LinesPage }),
  spoken({ path: '/dao-tao/phan-bo', address: AllocatingAddress, page: AllocatingPage }),
  spoken({ path: '/dao-tao/don-vi', address: ProvidersAddress, page: ProvidersPage }),
  spoken({ path: '/dao-tao/thuc-hien', address: DeliveryAddress, page: DeliveryPage }),
  spoken({ path: '/dao-tao/khao-sat/ket-qua', address: ResultsAddress, page: ResultsPage, steps: true }),
  at('/dao-tao/khao-sat/ket-qua/$id', WaveResultPage),
  spoken({ path: '/dao-tao/lop', address: ClassesAddress, page: ClassesPage }),
  at('/dao-tao/lop/$id', SurveyedClassPage),
  spoken({ path: '/dao-tao/lop/$id/nhap', address: LearnersImport, page: LearnersImportPage, steps: true }),
  at('/dao-tao/diem-danh/$id', AttendancePage),
  at('/diem-danh/$id', ScanPage),
  spoken({ path: '/dao-tao/chung-chi', address: RegisterAddress, page: RegisterPage }),
  spoken({ path: '/dao-tao/lich-giang', address: ScheduleAddress, page: SchedulePage }),
  spoken({ path: '/dao-tao/gio-giang', address: HoursAddress, page: HoursPage }),
  at('/dao-tao/chuong-trinh', ProgrammesPage),
  at('/dao-tao/chuong-trinh/$id', ProgrammePage),
  at('/dao-tao/cach-tinh', SettingPage),
  at('/dao-tao/khao-sat', SurveysPage),
  at('/dao-tao/khao-sat/dot/$id', WavePage),
  at('/dao-tao/khao-sat/dot/$id/nhap', PaperPage),
  at('/phieu', SheetPage),
];
