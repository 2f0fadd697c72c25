"""Answers one JSON line for each JSON line read, with the function `answer` of the script given as an argument."""
import json
import os
import sys
import traceback

script = {"__name__": "script"}
exec(compile(sys.argv[1], "script", "exec"), script)

# What a library prints mustn't get among the answers.
answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

for line in sys.stdin.buffer:
    try:
        reply = {"answer": script["answer"](json.loads(line))}
    except Exception:
        reply = {"error": traceback.format_exc()}
    answers.write(json.dumps(reply, allow_nan=False) + "\n")
    answers.flush()
