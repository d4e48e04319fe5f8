def main():
    r = {"a": 1, "b": 2, "c": 3}
    s = 0
    for i in range(1000000):
        s = s + r["b"]
    print(s)
main()
