import { useViewer } from '#accounts/components/viewer.tsx';
import { LoadExample } from '#accounts/examples/components/load-example.tsx';
import { trainingExampleApi } from '../api.ts';

/** In the example office, where nobody has begun: the year that was and the needs of the next, to look around in. */
export function LoadTraining() {
  // Before the desk is set, only the office can say who sits at it.
  if (useViewer().role !== 'clerk') return null;
  return (
    <LoadExample
      label="Nạp năm đào tạo ví dụ"
      act="trainingCall.open"
      options={trainingExampleApi.trainingExample.load.mutationOptions()}
    />
  );
}
