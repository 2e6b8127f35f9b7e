import { useEffect, useState } from 'preact/hooks'
import type { AnyModel } from '../../core/model/model.ts'
import { loadModel } from '../../core/models.ts'

/** A model by its id, fetched once it is needed; undefined on the server and until it is there. */
export function useModel(id: string): AnyModel | undefined {
  const [model, setModel] = useState<AnyModel>()
  useEffect(() => {
    let wanted = true
    void loadModel(id).then((loaded) => wanted && setModel(loaded))
    return () => void (wanted = false)
  }, [id])
  return model
}
