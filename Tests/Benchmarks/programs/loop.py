def main():
    s = 0
    for i in range(1, 3000001):
        if i % 3 == 0:
            s = s + i
    print(s)
main()
