import sys

if len(sys.argv) > 1:
    sys.exit("can't shout " + sys.argv[1])
print(sys.stdin.read().upper(), end="")
