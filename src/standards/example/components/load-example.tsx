import { LoadExample as Load } from '#accounts/examples/components/load-example.tsx';
import { schoolExampleApi } from '../api.ts';

/** In the example office, where the school has nothing yet: everything at once, to look around in. */
export const LoadExample = () => (
  <Load
    label="Nạp trường ví dụ"
    act="scheme.keep"
    options={schoolExampleApi.schoolExample.load.mutationOptions()}
  />
);
