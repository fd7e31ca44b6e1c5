import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { AllocatingPage } from '../allocating/pages/allocating-page.tsx';
import { AllocatingAddress } from '../allocating/schema.ts';
import { PaperPage } from '../answering/pages/paper-page.tsx';
import { SheetPage } from '../answering/pages/sheet-page.tsx';
import { AttendancePage } from '../attendance/pages/attendance-page.tsx';
import { ScanPage } from '../attendance/pages/scan-page.tsx';
import { RegisterPage } from '../certificates/pages/register-page.tsx';
import { RegisterAddress } from '../certificates/schema.ts';
import { ClassesPage } from '../classes/pages/classes-page.tsx';
import { ClassesAddress } from '../classes/schema.ts';
import { DeliveryPage } from '../delivery/pages/delivery-page.tsx';
import { DeliveryAddress } from '../delivery/schema.ts';
import { SettingPage } from '../desk/pages/setting-page.tsx';
import { LearnersImportPage } from '../enrolling/pages/learners-import-page.tsx';
import { ImportAddress as LearnersImport } from '../enrolling/schema.ts';
import { HoursPage } from '../hours/pages/hours-page.tsx';
import { SchedulePage } from '../hours/pages/schedule-page.tsx';
import { HoursAddress, ScheduleAddress } from '../hours/schema.ts';
import { NeedImportPage } from '../importing/pages/need-import-page.tsx';
import { NeedImportAddress } from '../importing/schema.ts';
import { LinesPage } from '../lines/pages/lines-page.tsx';
import { LinesAddress } from '../lines/schema.ts';
import { TrainingNeedsPage } from '../needs/pages/needs-page.tsx';
import { NeedsAddress } from '../needs/schema.ts';
import { PlanPage } from '../plan/pages/plan-page.tsx';
import { PlanAddress } from '../plan/schema.ts';
import { ProgrammePage } from '../programmes/pages/programme-page.tsx';
import { ProgrammesPage } from '../programmes/pages/programmes-page.tsx';
import { ProvidersPage } from '../providers/pages/providers-page.tsx';
import { ProvidersAddress } from '../providers/schema.ts';
import { ResultsPage } from '../results/pages/results-page.tsx';
import { WaveResultPage } from '../results/pages/wave-result-page.tsx';
import { ResultsAddress } from '../results/schema.ts';
import { ClassWaves } from '../surveys/components/class-waves.tsx';
import { SurveysPage } from '../surveys/pages/surveys-page.tsx';
import { WavePage } from '../surveys/pages/wave-page.tsx';
import { ClassPage } from './class-page.tsx';

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
