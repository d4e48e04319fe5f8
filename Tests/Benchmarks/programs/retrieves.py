import sys

from datagrid_ai import Datagrid

client = Datagrid()
for _ in range(1_000):
    client.knowledge.retrieve(sys.argv[1])
