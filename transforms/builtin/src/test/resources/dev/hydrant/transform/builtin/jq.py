import json

import jq


def answer(request):
    try:
        return {"outputs": jq.compile(request["program"]).input(request["input"]).all()}
    except ValueError as e:
        return {"failed": str(e)}
