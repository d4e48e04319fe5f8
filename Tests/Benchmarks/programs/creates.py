import pathlib
import sys

from datagrid_ai import APIError, Datagrid

client = Datagrid()
failed = 0
for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    name = {"same": "same", "names": file.name}.get(" ".join(sys.argv[2:]))
    try:
        client.knowledge.create(files=[file], **({"name": name} if name else {}))
    except APIError:
        failed += 1
sys.exit(failed > 0)
